package org.slaledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadsTest {
  private static Head head(int stream, long version) {
    var last = Hash.leaf((stream + "/" + version).getBytes(StandardCharsets.UTF_8));
    return new Head("ticket/" + stream, version, last);
  }

  private static Heads of(int streams) {
    var heads = Heads.NONE;
    for (int each = 0; each < streams; each++) {
      heads = heads.with(head(each, 1));
    }
    return heads;
  }

  @Test
  void each_head_is_shown_and_no_other_of_its_stream() {
    var heads = of(200).with(head(17, 5));
    for (int each = 0; each < 200; each++) {
      var stream = "ticket/" + each;
      var proof = heads.proof(stream);
      var now = head(each, each == 17 ? 5 : 1);
      assertThat(proof.proves(now, heads.root())).isTrue();
      assertThat(proof.proves(head(each, 4), heads.root())).isFalse();
      assertThat(proof.provesAbsence(stream, heads.root())).isFalse();
      assertThat(heads.find(stream)).isEqualTo(now);
    }
  }

  @Test
  void a_stream_that_is_not_there_is_shown_to_be_none() {
    for (int streams : new int[] {0, 1, 2, 50}) {
      var heads = of(streams);
      for (int each = 1000; each < 1100; each++) {
        var stream = "ticket/" + each;
        assertThat(heads.proof(stream).provesAbsence(stream, heads.root())).isTrue();
        assertThat(heads.find(stream)).isNull();
      }
    }
  }

  @Test
  void a_stream_that_is_there_cannot_be_shown_to_be_none() {
    var heads = of(50);
    for (int each = 0; each < 50; each++) {
      var stream = "ticket/" + each;
      for (int other = 0; other < 50; other++) {
        var proof = heads.proof("ticket/" + other);
        assertThat(proof.provesAbsence(stream, heads.root())).isFalse();
        assertThat(new HeadProof(null, proof.path()).provesAbsence(stream, heads.root())).isFalse();
      }
    }
  }

  @Test
  void the_order_in_which_streams_came_is_not_seen() {
    var order = new ArrayList<>(Collections.nCopies(0, 0));
    for (int each = 0; each < 300; each++) {
      order.add(each);
    }
    Collections.shuffle(order, new Random(42));
    var heads = Heads.NONE;
    for (int each : order) {
      heads = heads.with(head(each, 9)).with(head(each, 1));
    }
    assertThat(heads.root()).isEqualTo(of(300).root());
    assertThat(heads.count()).isEqualTo(300);
  }

  @Test
  void a_change_leaves_the_former_tree_as_it_was() {
    var heads = of(20);
    var root = heads.root();
    assertThat(heads.with(head(3, 2)).root()).isNotEqualTo(root);
    assertThat(heads.root()).isEqualTo(root);
    assertThat(heads.proof("ticket/3").proves(head(3, 1), root)).isTrue();
  }

  /** The rule of the tree, once more and as plainly as can be. */
  @Test
  void the_root_is_that_of_the_rule() {
    for (int streams : new int[] {0, 1, 2, 3, 10, 64, 257}) {
      var sorted = new TreeMap<Hash, Head>();
      for (int each = 0; each < streams; each++) {
        sorted.put(Head.place("ticket/" + each), head(each, 1));
      }
      assertThat(of(streams).root()).isEqualTo(plainly(List.copyOf(sorted.values()), 0));
    }
  }

  private static Hash plainly(List<Head> sorted, int depth) {
    if (sorted.isEmpty()) {
      return Hash.EMPTY;
    }
    if (sorted.size() == 1) {
      return sorted.getFirst().leaf();
    }
    var zero = sorted.stream().filter(each -> !bit(each.stream(), depth)).toList();
    var one = sorted.stream().filter(each -> bit(each.stream(), depth)).toList();
    return Hash.node(plainly(zero, depth + 1), plainly(one, depth + 1));
  }

  /** Of the name's SHA-256 read as one number, the greatest bit first. */
  private static boolean bit(String stream, int depth) {
    return new BigInteger(1, Head.place(stream).bytes()).testBit(255 - depth);
  }

  @Test
  void a_head_at_another_streams_place_shows_nothing_although_the_hashes_lead_to_the_root() {
    // Given a false tree, which has a stream's head where another one's would be
    var first = IntStream.range(0, 99).filter(each -> bit("ticket/" + each, 0)).findFirst();
    var wrong = head(first.orElseThrow(), 1);
    var absent = IntStream.range(0, 99).filter(each -> !bit("ticket/" + each, 0)).findFirst();
    var beside = Hash.leaf(new byte[] {1});
    var root = Hash.node(wrong.leaf(), beside);
    // Then
    var proof = new HeadProof(wrong, List.of(beside));
    assertThat(proof.provesAbsence("ticket/" + absent.orElseThrow(), root)).isFalse();
    assertThat(proof.proves(wrong, root)).isFalse();
    // And where it is at its own
    assertThat(proof.proves(wrong, Hash.node(beside, wrong.leaf()))).isTrue();
  }

  @Test
  void a_path_that_is_spoiled_shows_nothing() {
    var heads = of(30);
    var proof = heads.proof("ticket/7");
    for (int each = 0; each < proof.path().size(); each++) {
      var path = new ArrayList<>(proof.path());
      path.set(each, Hash.leaf(new byte[] {7}));
      assertThat(new HeadProof(proof.found(), path).proves(head(7, 1), heads.root())).isFalse();
      path.remove(each);
      assertThat(new HeadProof(proof.found(), path).proves(head(7, 1), heads.root())).isFalse();
    }
  }

  @Test
  void a_head_is_one_word_and_a_version() {
    var last = Hash.EMPTY;
    assertThatIllegalArgumentException().isThrownBy(() -> new Head("", 1, last));
    assertThatIllegalArgumentException().isThrownBy(() -> new Head("a b", 1, last));
    assertThatIllegalArgumentException().isThrownBy(() -> new Head("a\nb", 1, last));
    assertThatIllegalArgumentException().isThrownBy(() -> new Head("a", 0, last));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HeadProof(null, Collections.nCopies(257, last)));
    assertThat(new HeadProof(null, Collections.nCopies(256, last)).path()).hasSize(256);
  }
}
