package k3s;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Objects of Kubernetes as they stand in a YAML file, nothing added and nothing lost. */
final class YamlObjects {
  /** Argo CD's manifest has more than the parser's default limit of 3 MB allows. */
  private static final int LIMIT = 20_000_000;

  private YamlObjects() {}

  static List<GenericKubernetesResource> parse(KubernetesClient client, String yaml) {
    return objects(client, documents(yaml));
  }

  /** The documents as maps and lists, empty ones left out. */
  static List<Object> documents(String yaml) {
    var load = new Load(LoadSettings.builder().setCodePointLimit(LIMIT).build());
    var documents = new ArrayList<Object>();
    for (var document : load.loadAllFromString(yaml)) {
      if (document != null) {
        documents.add(document);
      }
    }
    return documents;
  }

  /** Objects of their own at each call: whoever changes one changes no other. */
  static List<GenericKubernetesResource> objects(KubernetesClient client, List<Object> documents) {
    var json = client.getKubernetesSerialization();
    return documents.stream()
        .map(document -> json.convertValue(document, GenericKubernetesResource.class))
        .toList();
  }

  static void apply(KubernetesClient client, GenericKubernetesResource object) {
    client.resource(object).fieldManager("workshop").forceConflicts().serverSideApply();
  }
}
