import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a look costs the cluster: who we are, what Argo CD says of each Application, and then each
 * namespace once, however many Applications are in it.
 */
@Tag("commands")
class StatusRequestsTest {
  @Test
  void eachNamespaceIsListedOnce() throws Exception {
    var desk = CommandSeats.next();
    desk.type(new SetupAppsets()).assertDone();
    desk.type(new DeployJukebox()).assertDone();
    try (var api = RequestCounter.beforeApi(desk)) {
      desk.type(new Status()).assertDone();

      var requests = api.requests();
      assertEquals(expected(desk.user()), sorted(requests));
      assertTrue(
          lastOf(requests, "/applications/") < firstOf(requests, "/inferenceservices"),
          "Argo CD's word about all first, then the objects that it is about: " + requests);
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
      requests.add(argo + "applications/jukebox-ui-" + environment);
      requests.add("GET /apis/serving.kserve.io/v1beta1" + namespace + "inferenceservices");
      requests.add("GET /apis/apps/v1" + namespace + "deployments");
      requests.add("GET /apis/apps/v1" + namespace + "replicasets");
      requests.add("GET /api/v1" + namespace + "pods");
      requests.add("GET /api/v1" + namespace + "events");
      requests.add("GET /apis/route.openshift.io/v1" + namespace + "routes");
    }
    return sorted(requests);
  }

  private static int firstOf(List<String> requests, String part) {
    return requests.indexOf(requests.stream().filter(it -> it.contains(part)).findFirst().get());
  }

  private static int lastOf(List<String> requests, String part) {
    return requests.lastIndexOf(
        requests.stream().filter(it -> it.contains(part)).reduce((one, later) -> later).get());
  }

  private static List<String> sorted(List<String> requests) {
    return requests.stream().sorted().toList();
  }
}
