import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * setup-appsets fills the ApplicationSets, pushes and applies them, and remembers where things are.
 */
@Tag("commands")
class SetupAppsetsTest {
  private static final String TEST = "appset-test.yaml";
  private static final String PROD = "appset-prod.yaml";

  @Test
  void fillsThePlaceholdersAndNothingElse() throws Exception {
    var desk = CommandSeats.next();
    var test = filled(desk, desk.read(TEST));
    var prod = filled(desk, desk.read(PROD));

    var outcome = desk.type(new SetupAppsets()).assertDone();

    assertEquals(test, desk.read(TEST));
    assertEquals(prod, desk.read(PROD));
    var repository = new Repository(desk);
    assertEquals(List.of(PROD, TEST), repository.lastFiles());
    assertEquals("🐰 ADD - ApplicationSets 🐰", repository.lastMessage());
    assertEquals(repository.head(), repository.serverHead());
    Secrets.assertNoSecret(desk, outcome);
  }

  @Test
  void saysThatEmptyApplicationsAreNotConfiguredYet() throws Exception {
    var desk = CommandSeats.next();

    var outcome = desk.type(new SetupAppsets()).assertDone();

    assertTrue(outcome.out().contains("Not configured yet: "), outcome.out());
    assertTrue(outcome.out().contains("Unknown until deploy-jukebox and deploy-ui"), outcome.out());
    assertTrue(outcome.err().contains("$ oc apply -f appset-test.yaml"), outcome.err());
  }

  @Test
  void theSecondRunChangesNothingAndSaysSo() throws Exception {
    var desk = CommandSeats.next();
    desk.type(new SetupAppsets()).assertDone();
    var before = new Repository(desk).log().size();
    var profile = Files.readString(desk.profile());

    var second = desk.type(new SetupAppsets(), "-o", "json");

    assertFalse(second.json().path("changed").asBoolean());
    assertTrue(second.err().contains("nothing to commit"), second.err());
    assertTrue(second.err().contains("appset-test.yaml is filled already"), second.err());
    assertEquals(before, new Repository(desk).log().size());
    assertEquals(profile, Files.readString(desk.profile()));
  }

  @Test
  void correctsWrongValues() throws Exception {
    var desk = CommandSeats.next();
    var right = filled(desk, desk.read(TEST));
    var wrong =
        desk.read(TEST)
            .replace("CLUSTER_DOMAIN", "<apps.exmaple.com>")
            .replace("USER_NAME", "usr1");
    desk.write(TEST, wrong);

    desk.type(new SetupAppsets()).assertDone();

    assertEquals(right, desk.read(TEST));
  }

  @Test
  void printsStableKeysForPrograms() throws Exception {
    var desk = CommandSeats.next();

    var json = desk.type(new SetupAppsets(), "-o", "json").json();

    assertEquals(
        Set.of("changed", "commit", "applications", "notConfiguredYet", "links"),
        Set.copyOf(json.propertyNames()));
    assertTrue(json.path("changed").asBoolean());
    assertEquals(new Repository(desk).head(), json.path("commit").asString());
    assertEquals(
        List.of("jukebox-test", "jukebox-ui-test", "jukebox-prod", "jukebox-ui-prod"),
        texts(json.path("applications")));
    assertEquals(texts(json.path("applications")), texts(json.path("notConfiguredYet")));
    assertTrue(
        json.at("/links/commit").asString().endsWith("/commit/" + json.path("commit").asString()));
    assertTrue(json.at("/links/Argo CD").asString().endsWith("/applications"));
  }

  @Test
  void remembersWhereThingsAre() throws Exception {
    var desk = CommandSeats.next();
    for (var key : List.of("user", "cluster-domain", "git-server", "cluster")) {
      desk.forget(key); // so that it is all derived from the clone, with the password in its remote
    }

    var outcome = desk.type(new SetupAppsets()).assertDone();

    var profile = Files.readString(desk.profile());
    var address = desk.seat().address();
    assertTrue(profile.contains("user: " + desk.user()), profile);
    assertTrue(profile.contains("cluster-domain: " + address.clusterDomain()), profile);
    assertTrue(profile.contains("git-server: " + address.gitServer()), profile);
    assertTrue(profile.contains("cluster: " + desk.seat().address().api()), profile);
    assertTrue(profile.contains("mirrors:"), "what was there stays: " + profile);
    Secrets.assertNoSecret(desk, outcome);
  }

  @Test
  void aDryRunChangesNothing() throws Exception {
    var desk = CommandSeats.next();
    var before = Footprint.of(desk);

    var outcome = desk.type(new SetupAppsets(), "--dry-run").assertDone();

    assertTrue(outcome.err().contains("dry run: nothing was changed"), outcome.err());
    assertTrue(outcome.err().contains("appset-test.yaml gets new values"), outcome.err());
    assertEquals(List.of(), before.differences(Footprint.of(desk)));
  }

  @Test
  void theExplanationChangesNothingAndNeedsNoLogin() throws Exception {
    var desk = CommandSeats.copy();
    desk.unset("KUBECONFIG");
    desk.forgetProfile();
    var before = Footprint.of(desk);

    var outcome = desk.type(new SetupAppsets(), "--explain").assertDone();

    assertTrue(outcome.out().contains("sed -i"), outcome.out());
    assertTrue(outcome.out().contains("oc apply -f appset-prod.yaml"), outcome.out());
    assertEquals(List.of(), before.differences(Footprint.of(desk)));
  }

  @Test
  void takesInWhatSomebodyElsePushed() throws Exception {
    var desk = CommandSeats.next();
    SomebodyElse.of(desk).pushes(TEST, text -> text + "# from somebody else\n");

    desk.type(new SetupAppsets()).assertDone();

    assertTrue(desk.read(TEST).endsWith("# from somebody else\n"), desk.read(TEST));
    assertFalse(desk.read(TEST).contains("USER_NAME"), desk.read(TEST));
  }

  private static String filled(Desk desk, String text) {
    var address = desk.seat().address();
    return text.replace("CLUSTER_DOMAIN", address.clusterDomain())
        .replace("USER_NAME", desk.user());
  }

  private static List<String> texts(tools.jackson.databind.JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(it -> texts.add(it.asString()));
    return texts;
  }
}
