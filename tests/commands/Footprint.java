import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that a command could have changed for a participant: files of the clone and of Git's
 * own, the branches on the server, the objects in the participant's namespaces, the images in the
 * registry, the profile. Two without differences say that nothing was changed in between.
 *
 * @param files path and content, each byte a character
 * @param branches on the Git server
 * @param objects kind, namespace and name, and what people and commands write there
 * @param images tags of the participant's images
 */
record Footprint(
    Map<String, String> files,
    Map<String, String> branches,
    Map<String, String> objects,
    List<String> images) {
  private static final List<ResourceDefinitionContext> TYPES =
      List.of(
          type("argoproj.io", "v1alpha1", "AppProject", "appprojects"),
          type("argoproj.io", "v1alpha1", "ApplicationSet", "applicationsets"),
          type("argoproj.io", "v1alpha1", "Application", "applications"),
          type("serving.kserve.io", "v1beta1", "InferenceService", "inferenceservices"),
          type("apps", "v1", "Deployment", "deployments"),
          type("route.openshift.io", "v1", "Route", "routes"),
          type("", "v1", "ConfigMap", "configmaps"),
          type("", "v1", "Secret", "secrets"));

  /** Looks at everything, with the seat's own login even where the test has spoilt the desk's. */
  static Footprint of(Desk desk) throws IOException, InterruptedException {
    return new Footprint(
        files(desk), new Repository(desk).onTheServer(), objects(desk), Images.of(desk).tags());
  }

  private static Map<String, String> files(Desk desk) throws IOException {
    var files = new TreeMap<String, String>();
    for (var root : List.of(desk.seat().gitops(), desk.seat().jukeboxHome())) {
      if (Files.exists(root)) {
        read(root, files);
      }
    }
    return files;
  }

  /** What a look at the server brings is no change: nothing of the person's is another then. */
  private static final List<String> OF_A_FETCH =
      List.of("FETCH_HEAD", "logs/refs/remotes", "refs/remotes", "objects");

  private static boolean isOfAFetch(Path root, Path file) {
    var git = root.resolve(".git");
    return OF_A_FETCH.stream().anyMatch(part -> file.startsWith(git.resolve(part)));
  }

  // the index also holds the files' times, which a mere look brings up to date
  private static void read(Path root, Map<String, String> files) throws IOException {
    try (var walk = Files.walk(root)) {
      for (var file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        if (!isOfAFetch(root, file) && !file.endsWith("index")) {
          files.put(file.toString(), text(file));
        }
      }
    }
  }

  // any bytes, and small ones can be read in a message
  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  /** What is not the same in the other one, by its name; empty where all is. */
  List<String> differences(Footprint other) {
    var differences = new ArrayList<String>();
    compare(files, other.files, differences);
    compare(branches, other.branches, differences);
    compare(objects, other.objects, differences);
    if (!images.equals(other.images)) {
      differences.add("images " + images + " -> " + other.images);
    }
    return differences;
  }

  private static void compare(
      Map<String, String> before, Map<String, String> after, List<String> differences) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (var name : names) {
      if (!Objects.equals(before.get(name), after.get(name))) {
        differences.add(name);
      }
    }
  }

  private static Map<String, String> objects(Desk desk) throws IOException {
    var objects = new TreeMap<String, String>();
    var login = Config.fromKubeconfig(desk.login().toFile());
    try (var client = new KubernetesClientBuilder().withConfig(login).build()) {
      for (var environment : List.of("toolings", "test", "prod")) {
        for (var type : TYPES) {
          add(client, type, desk.user() + "-" + environment, objects);
        }
      }
    }
    return objects;
  }

  private static void add(
      KubernetesClient client,
      ResourceDefinitionContext type,
      String namespace,
      Map<String, String> objects) {
    var found = client.genericKubernetesResources(type).inNamespace(namespace).list().getItems();
    for (var object : found) {
      var metadata = object.getMetadata();
      var content = new TreeMap<>(object.getAdditionalProperties());
      content.remove("status"); // controllers go on looking and reporting
      content.put("labels", metadata.getLabels());
      content.put("annotations", metadata.getAnnotations());
      objects.put(
          type.getPlural() + " " + namespace + "/" + metadata.getName(),
          metadata.getUid() + content);
    }
  }

  private static ResourceDefinitionContext type(
      String group, String version, String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }
}
