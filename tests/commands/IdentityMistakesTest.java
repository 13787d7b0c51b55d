import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mistakes about who one is and what one may do. They end with exit code 5. */
@Tag("commands")
class IdentityMistakesTest {

  @ParameterizedTest
  @EnumSource
  void unknownUser(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();

    Mistake.typed(desk, command.script(), "--user", "nobody")
        .assertMistake(5, "logged in as " + desk.user(), "nobody", "oc login");
  }

  @ParameterizedTest
  @EnumSource
  void noKubeconfig(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();
    desk.unset("KUBECONFIG");

    Mistake.typed(desk, command)
        .assertMistake(5, "not logged in", desk.seat().home().toString(), "oc login --server=");
  }

  @ParameterizedTest
  @EnumSource
  void theKubeconfigIsNotThere(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();
    var missing = desk.seat().directory().resolve("no-such-kubeconfig");
    desk.export("KUBECONFIG", missing);

    Mistake.typed(desk, command).assertMistake(5, missing.toString(), "oc login --server=");
  }

  @ParameterizedTest
  @EnumSource
  void tokenExpired(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();
    desk.spoilLogin(desk.seat().participant().token(), "sha256~expired");

    Mistake.typed(desk, command)
        .assertMistake(
            5,
            "does not accept your login",
            "oc login --server=" + desk.seat().address().api(),
            "-u " + desk.user());
  }

  @ParameterizedTest
  @EnumSource
  void loggedInAsSomebodyElse(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();
    var neighbour = CommandSeats.next();
    desk.export("KUBECONFIG", neighbour.login());

    Mistake.typed(desk, command)
        .assertMistake(5, "logged in as " + neighbour.user(), desk.user(), "oc login --server=");
  }

  @ParameterizedTest
  @EnumSource
  void loggedInToAnotherCluster(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();
    desk.remember("cluster", "https://api.example.com:6443");

    Mistake.typed(desk, command)
        .assertMistake(
            5,
            desk.seat().address().api(),
            "the profile belongs to https://api.example.com:6443",
            "oc login --server=https://api.example.com:6443");
  }

  @ParameterizedTest
  @EnumSource
  void theWorkbenchsOwnServiceAccount(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();
    var serviceAccount = "system:serviceaccount:" + desk.user() + "-test:workbench";
    try (var cluster = OtherCluster.thatKnows(serviceAccount)) {
      cluster.logIn(desk);

      Mistake.typed(desk, command)
          .assertMistake(
              5, serviceAccount, "oc login --server=" + cluster.address() + " -u " + desk.user());
    }
  }

  @ParameterizedTest
  @EnumSource
  void forbidden(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();
    try (var cluster = OtherCluster.thatKnows(desk.user())) {
      cluster.logIn(desk);
      cluster.forbid("/namespaces/", desk.user() + " cannot do this");

      Mistake.typed(desk, command).assertMistake(5, desk.user());
    }
  }

  @Test
  void theNamespaceIsMissing() throws Exception {
    var desk = CommandSeats.next();
    try (var cluster = OtherCluster.thatKnows(desk.user())) {
      cluster.logIn(desk);
      for (var command : WorkshopCommand.values()) {
        Mistake.typed(desk, command).assertMistake(1, "namespace", desk.user() + "-");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrongPasswordInTheRemote(WorkshopCommand command) throws Exception {
    if (command == WorkshopCommand.CHECK_UI) {
      return; // it reads nothing from Git
    }
    var desk = CommandSeats.next();
    desk.setRemote(desk.remote().replace(desk.seat().participant().password(), "wrong-password"));

    var outcome = Mistake.typed(desk, command);

    outcome.assertMistake(5, "/" + desk.user() + "/mlops-gitops", "password", "GIT_PASSWORD");
    assertTrue(!outcome.err().contains("wrong-password"), outcome.err());
  }

  @ParameterizedTest
  @EnumSource
  void noPasswordAtAll(WorkshopCommand command) throws Exception {
    if (command == WorkshopCommand.CHECK_UI) {
      return;
    }
    var desk = CommandSeats.next();
    desk.setRemote(desk.remote().replaceFirst("//[^@]+@", "//"));

    Mistake.typed(desk, command).assertMistake(5, "password", "GIT_PASSWORD");
  }
}
