import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A run that has nothing to do finds that out with few questions: who we are, and for each
 * environment the four that show that the commit serves. It asks nobody to do anything.
 */
@Tag("commands")
class NothingToDoTest {
  @Test
  void asksTheClusterNineTimes() throws Exception {
    var desk = CommandSeats.next();
    desk.type(new SetupAppsets()).assertDone();
    desk.type(new DeployJukebox()).assertDone();
    try (var api = RequestCounter.beforeApi(desk)) {
      desk.type(new DeployJukebox()).assertDone();

      assertEquals(expected(desk.user()), sorted(api.requests()));
    }
  }

  private static List<String> expected(String user) {
    var argo = "GET /apis/argoproj.io/v1alpha1/namespaces/" + user + "-toolings/";
    var requests = new ArrayList<String>();
    requests.add("GET /apis/user.openshift.io/v1/users/~");
    for (var environment : List.of("test", "prod")) {
      var namespace = "/namespaces/" + user + "-" + environment + "/";
      requests.add(argo + "applicationsets/jukebox-" + environment + "-appset");
      requests.add(argo + "applications/jukebox-" + environment);
      requests.add("GET /apis/serving.kserve.io/v1beta1" + namespace + "inferenceservices");
      requests.add("GET /apis/apps/v1" + namespace + "deployments");
    }
    return sorted(requests);
  }

  private static List<String> sorted(List<String> requests) {
    return requests.stream().sorted().toList();
  }
}
