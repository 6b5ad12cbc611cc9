package org.slaledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProofTest {
  private static final int LEAVES = 70;

  private final KeptNodes nodes = new KeptNodes();
  private final List<Hash> roots = new ArrayList<>(List.of(Hash.EMPTY));

  @BeforeEach
  void grow() {
    for (int each = 0; each < LEAVES; each++) {
      nodes.add(leaf(each));
      roots.add(nodes.frontier().root());
    }
  }

  private static Hash leaf(long index) {
    return Hash.leaf(("leaf " + index).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void each_leaf_is_shown_in_each_tree_that_has_it() {
    for (int size = 1; size <= LEAVES; size++) {
      for (int index = 0; index < size; index++) {
        var proof = nodes.tree().inclusion(index, size);
        assertThat(proof.proves(leaf(index), roots.get(size))).isTrue();
      }
    }
  }

  @Test
  void a_proof_shows_no_other_leaf_place_tree_or_path() {
    for (int size = 1; size <= 20; size++) {
      for (int index = 0; index < size; index++) {
        var proof = nodes.tree().inclusion(index, size);
        assertThat(proof.proves(leaf(index + 1), roots.get(size))).isFalse();
        assertThat(proof.proves(leaf(index), roots.get(size + 1))).isFalse();
        for (int other = 0; other < size; other++) {
          var moved = new InclusionProof(other, size, proof.path());
          assertThat(moved.proves(leaf(index), roots.get(size))).isEqualTo(other == index);
        }
        for (var path : spoiled(proof.path())) {
          assertThat(new InclusionProof(index, size, path).proves(leaf(index), roots.get(size)))
              .isFalse();
        }
      }
    }
  }

  @Test
  void each_tree_is_shown_to_begin_each_later_one() {
    for (int to = 0; to <= LEAVES; to++) {
      for (int from = 0; from <= to; from++) {
        assertThat(nodes.tree().consistency(from, to).proves(roots.get(from), roots.get(to)))
            .isTrue();
      }
    }
  }

  @Test
  void a_proof_shows_no_other_tree_to_begin_another() {
    for (int to = 1; to <= 20; to++) {
      for (int from = 1; from <= to; from++) {
        var proof = nodes.tree().consistency(from, to);
        assertThat(proof.proves(roots.get(from - 1), roots.get(to))).isFalse();
        assertThat(proof.proves(roots.get(from), roots.get(to + 1))).isFalse();
        for (var path : spoiled(proof.path())) {
          assertThat(new ConsistencyProof(from, to, path).proves(roots.get(from), roots.get(to)))
              .isFalse();
        }
      }
    }
  }

  @Test
  void a_proof_from_no_leaves_shows_nothing_of_another_root() {
    assertThat(nodes.tree().consistency(0, 5).proves(roots.get(1), roots.get(5))).isFalse();
    assertThat(new ConsistencyProof(0, 5, List.of(leaf(1))).proves(Hash.EMPTY, roots.get(5)))
        .isFalse();
  }

  @Test
  void what_a_tree_does_not_have_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> nodes.tree().inclusion(5, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> nodes.tree().inclusion(-1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> nodes.tree().inclusion(0, LEAVES + 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> nodes.tree().inclusion(LEAVES - 1, LEAVES + 1))
        .withMessageContaining("size " + (LEAVES + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> nodes.tree().consistency(6, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> nodes.tree().consistency(LEAVES + 1, LEAVES + 1));
    assertThat(nodes.tree().consistency(0, 0).path()).isEmpty();
    assertThat(nodes.tree().consistency(0, LEAVES).path()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> nodes.tree().consistency(-1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> nodes.tree().root(LEAVES + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new InclusionProof(3, 3, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new ConsistencyProof(3, 2, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Frontier(3, List.of(leaf(1))));
  }

  @Test
  void a_frontier_goes_on_from_what_is_kept() {
    var half = Frontier.of(37, nodes);
    for (int each = 37; each < LEAVES; each++) {
      half = half.with(leaf(each), (level, index, hash) -> {});
    }
    assertThat(half).isEqualTo(nodes.frontier());
  }

  /** A hash more, a hash less, a bit flipped, two changed over. */
  private static List<List<Hash>> spoiled(List<Hash> path) {
    List<List<Hash>> all = new ArrayList<>();
    all.add(with(path, each -> each.addLast(leaf(99))));
    all.add(with(path, each -> each.addFirst(leaf(99))));
    for (int place = 0; place < path.size(); place++) {
      int at = place;
      all.add(with(path, each -> each.remove(at)));
      all.add(with(path, each -> each.set(at, flipped(each.get(at)))));
      if (place > 0) {
        all.add(with(path, each -> each.add(at - 1, each.remove(at))));
      }
    }
    return all;
  }

  private static List<Hash> with(List<Hash> path, java.util.function.Consumer<List<Hash>> change) {
    List<Hash> changed = new ArrayList<>(path);
    change.accept(changed);
    return changed;
  }

  private static Hash flipped(Hash hash) {
    UnaryOperator<byte[]> flip =
        bytes -> {
          bytes[31] ^= 1;
          return bytes;
        };
    return Hash.ofBytes(flip.apply(hash.bytes()));
  }
}
