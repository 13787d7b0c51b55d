import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** main is protected: test goes straight, prod by a pull request that somebody merges. */
abstract class PullRequestScenario extends Scenario {
  PullRequestScenario(WorkshopPlatform platform) {
    super(platform);
  }

  @Test
  void prodIsDeployedWhenItsPullRequestIsMerged() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    var oldTag = terminal.packModel();
    terminal.deployModel(oldTag).succeeds();
    var office = new GitServerOffice(user);
    office.protectMain();
    Training.again(user);
    var newTag = terminal.packModel();

    var proposed = terminal.deployModel(newTag, "-o", "json").succeeds();

    var url = proposed.json().path("pullRequest").asString();
    assertTrue(url.contains("/pulls/"), proposed::toString);
    proposed.says("prod's change becomes a pull request").says("prod changes when " + url);
    KnownAnswer.VERSION_2.assertMade(terminal.predict("test"));
    KnownAnswer.VERSION_1.assertMade(terminal.predict("prod"));

    var again = terminal.deployModel(newTag, "-o", "json").succeeds();

    assertEquals(url, again.json().path("pullRequest").asString());
    again.says("is open already");

    office.merge(url);
    terminal
        .deployModel(newTag, "--env", "prod", "--pull-request", "--wait-merge")
        .succeeds()
        .says("nothing to propose");

    KnownAnswer.VERSION_2.assertMade(terminal.predict("prod"));
    assertTrue(cluster.modelUri("prod").endsWith(":" + newTag));
  }
}
