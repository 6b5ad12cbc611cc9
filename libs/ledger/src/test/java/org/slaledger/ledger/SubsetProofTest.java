package org.slaledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubsetProofTest {
  private static final int LEAVES = 600;

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

  private static NavigableMap<Long, Hash> some(SplittableRandom random, int size) {
    NavigableMap<Long, Hash> leaves = new TreeMap<>();
    int count = 1 + random.nextInt(Math.min(size, 30));
    for (int each = 0; each < count; each++) {
      long index = random.nextInt(size);
      leaves.put(index, leaf(index));
    }
    return leaves;
  }

  @Test
  void any_leaves_are_shown_in_each_tree_that_has_them() {
    SplittableRandom random = new SplittableRandom(60);
    for (int size = 1; size <= 80; size++) {
      NavigableMap<Long, Hash> leaves = some(random, size);
      SubsetProof proof = nodes.tree().subset(new TreeSet<>(leaves.keySet()), size);
      assertThat(proof.proves(leaves, roots.get(size))).as("%d %s", size, leaves).isTrue();
    }
  }

  @Test
  void a_proof_of_all_leaves_has_no_hashes_and_of_one_as_many_as_its_inclusion() {
    NavigableMap<Long, Hash> all = new TreeMap<>();
    for (long index = 0; index < 9; index++) {
      all.put(index, leaf(index));
    }

    assertThat(nodes.tree().subset(new TreeSet<>(all.keySet()), 9).beside()).isEmpty();
    assertThat(nodes.tree().subset(new TreeSet<>(List.of(5L)), 77).beside())
        .containsExactlyInAnyOrderElementsOf(nodes.tree().inclusion(5, 77).path());
  }

  @Test
  void a_proof_shows_no_other_leaf_place_or_tree_and_no_hash_may_be_wrong_missing_or_more() {
    SplittableRandom random = new SplittableRandom(61);
    for (int size = 2; size <= 40; size++) {
      NavigableMap<Long, Hash> leaves = some(random, size);
      SubsetProof proof = nodes.tree().subset(new TreeSet<>(leaves.keySet()), size);
      Hash root = roots.get(size);

      NavigableMap<Long, Hash> other = new TreeMap<>(leaves);
      other.put(leaves.firstKey(), leaf(1_000));
      assertThat(proof.proves(other, root)).isFalse();
      NavigableMap<Long, Hash> moved = new TreeMap<>(leaves);
      long to = leaves.firstKey() + 1;
      moved.put(to, moved.remove(leaves.firstKey()));
      assertThat(proof.proves(moved, root)).isFalse();
      assertThat(proof.proves(leaves, roots.get(size + 1))).isFalse();
      for (List<Hash> beside : spoiled(proof.beside())) {
        assertThat(new SubsetProof(size, beside).proves(leaves, root)).isFalse();
      }
    }
  }

  private static List<List<Hash>> spoiled(List<Hash> beside) {
    List<List<Hash>> spoiled = new ArrayList<>();
    for (int each = 0; each < beside.size(); each++) {
      List<Hash> wrong = new ArrayList<>(beside);
      wrong.set(each, leaf(2_000));
      List<Hash> less = new ArrayList<>(beside);
      less.remove(each);
      spoiled.add(wrong);
      spoiled.add(less);
    }
    List<Hash> more = new ArrayList<>(beside);
    more.add(leaf(2_000));
    spoiled.add(more);
    return spoiled;
  }

  @Test
  void leaves_that_are_not_there_have_no_proof() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> nodes.tree().subset(new TreeSet<>(List.of(9L)), 9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> nodes.tree().subset(new TreeSet<>(List.of(-1L)), 9));
    assertThatIllegalArgumentException().isThrownBy(() -> nodes.tree().subset(new TreeSet<>(), 9));
    long more = nodes.tree().size() + 1;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> nodes.tree().subset(new TreeSet<>(List.of(0L)), more))
        .withMessageContaining("size " + more);
    assertThat(new SubsetProof(9, List.of()).proves(new TreeMap<>(), Hash.EMPTY)).isFalse();
    assertThat(new SubsetProof(9, List.of()).proves(new TreeMap<>(Map.of(9L, leaf(9))), leaf(9)))
        .isFalse();
  }

  @Test
  void a_tree_of_which_only_tiles_are_kept_has_the_same_proofs() {
    Map<String, Hash> tiles = new HashMap<>();
    Frontier grown = Frontier.EMPTY;
    for (int each = 0; each < LEAVES; each++) {
      grown =
          grown.with(
              leaf(each),
              (level, index, hash) -> {
                if (level % Tiles.HEIGHT == 0) {
                  tiles.put(place(level / Tiles.HEIGHT, index), hash);
                }
              });
    }
    Nodes kept =
        Tiles.nodes(
            (level, tile, at) ->
                Objects.requireNonNull(tiles.get(place(level, tile * Tiles.WIDTH + at))));

    Tree tree = new Tree(LEAVES, kept);
    for (int size = 0; size <= LEAVES; size++) {
      assertThat(tree.root(size)).isEqualTo(roots.get(size));
      assertThat(Frontier.of(size, kept).root()).isEqualTo(roots.get(size));
    }
    assertThat(tree.consistency(255, 513)).isEqualTo(nodes.tree().consistency(255, 513));
  }

  private static String place(int level, long index) {
    return level + "/" + index;
  }
}
