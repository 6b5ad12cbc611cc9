package org.slaledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.ledger.PublishedTree.LEAVES;
import static org.slaledger.ledger.PublishedTree.ROOTS;
import static org.slaledger.ledger.PublishedTree.hashes;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishedTreeTest {
  private final KeptNodes nodes = new KeptNodes();

  @BeforeEach
  void grow() {
    LEAVES.forEach(each -> nodes.add(Hash.leaf(each)));
  }

  @Test
  void the_tree_without_leaves_has_the_hash_of_nothing() {
    assertThat(Frontier.EMPTY.root())
        .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void each_root_is_the_published_one() {
    var growing = Frontier.EMPTY;
    for (int size = 1; size <= 8; size++) {
      growing = growing.with(Hash.leaf(LEAVES.get(size - 1)), (level, index, hash) -> {});
      assertThat(growing.root()).isEqualTo(ROOTS.get(size - 1));
      assertThat(nodes.tree().root(size)).isEqualTo(ROOTS.get(size - 1));
      assertThat(Frontier.of(size, nodes)).isEqualTo(growing);
    }
  }

  @Test
  void paths_of_leaves_are_the_published_ones() {
    assertThat(nodes.tree().inclusion(0, 8).path())
        .isEqualTo(
            hashes(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
    assertThat(nodes.tree().inclusion(5, 8).path())
        .isEqualTo(
            hashes(
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    assertThat(nodes.tree().inclusion(2, 3).path())
        .isEqualTo(hashes("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"));
    assertThat(nodes.tree().inclusion(1, 5).path())
        .isEqualTo(
            hashes(
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
  }

  @Test
  void proofs_of_consistency_are_the_published_ones() {
    assertThat(nodes.tree().consistency(1, 1).path()).isEmpty();
    assertThat(nodes.tree().consistency(1, 8).path())
        .isEqualTo(
            hashes(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
    assertThat(nodes.tree().consistency(6, 8).path())
        .isEqualTo(
            hashes(
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    assertThat(nodes.tree().consistency(2, 5).path())
        .isEqualTo(
            hashes(
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
  }
}
