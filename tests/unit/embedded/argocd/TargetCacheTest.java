package embedded.argocd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.controller.ObjectKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rendering.Fields;
import rendering.GoYaml;

/** Polling renders again only what can have become another. */
@Tag("unit")
class TargetCacheTest {
  private static final Duration POLL = Duration.ofSeconds(3);
  private static final Instant START = Instant.parse("2026-11-30T00:00:00Z");
  private static final ObjectKey KEY = new ObjectKey("user1-toolings", "plain-test");

  @TempDir Path folder;

  private GitFixture git;
  private TargetCache targets;

  @BeforeEach
  void begin() {
    git = new GitFixture(folder);
    git.push("plain", "objects.yaml", configMap("first"));
    targets = new TargetCache(git.repositories(), POLL);
    assertTrue(targets.get(application("main"), START).isNew());
  }

  @Test
  void theSameCommitIsNotRenderedAgain() {
    var later = START.plus(POLL);

    assertEquals(List.of(), targets.outdated(later));

    assertFalse(targets.get(application("main"), later).isNew());
    assertFalse(targets.get(application("main"), later.plusSeconds(1)).isNew());
  }

  @Test
  void anotherCommitIsFoundByTheNextLook() {
    var commit = git.push("plain", "objects.yaml", configMap("second"));

    assertEquals(List.of(), targets.outdated(START.plusSeconds(1)), "it is not its turn yet");
    assertEquals(List.of(KEY), targets.outdated(START.plus(POLL)));

    var entry = targets.get(application("main"), START.plus(POLL));
    assertTrue(entry.isNew());
    assertEquals(List.of(commit), entry.target().revisions());
    assertEquals(List.of(), targets.outdated(START.plus(POLL)));
  }

  @Test
  void aRevisionThatAppearsIsFoundToo() {
    assertEquals(null, targets.get(application("later"), START).target());
    assertEquals(List.of(), targets.outdated(START.plus(POLL)));

    git.push("plain", "objects.yaml", configMap("second"));
    git.branch("plain", "later");

    assertEquals(List.of(KEY), targets.outdated(START.plus(POLL).plus(POLL)));
  }

  @Test
  void itIsNotBelievedForEver() {
    var end = START.plus(MadeFromGit.BELIEVED);

    assertEquals(List.of(), targets.outdated(end.minusSeconds(10)));
    assertEquals(List.of(KEY), targets.outdated(end));
  }

  private static ApplicationSpec application(String revision) {
    return new ApplicationSpec(
        Fields.map(
            GoYaml.firstDocument(
                """
                metadata: {name: plain-test, namespace: user1-toolings}
                spec:
                  destination: {namespace: user1-test}
                  source: {repoURL: 'https://git/user1/plain.git', targetRevision: %s, path: .}
                """
                    .formatted(revision))));
  }

  private static String configMap(String name) {
    return "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s}}".formatted(name);
  }
}
