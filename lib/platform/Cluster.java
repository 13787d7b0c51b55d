package platform;

import console.Failure;
import console.Workbench;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Kubernetes API as the person at the workbench is logged in to it, and who they are there. The
 * login is the kubeconfig that {@code oc login} wrote; the pod's own service account is used only
 * when asked for, because on a workbench it would answer by accident when the login is gone, with
 * rights nobody expects.
 */
public final class Cluster implements AutoCloseable {
  private static final String SERVICE_ACCOUNT =
      "/var/run/secrets/kubernetes.io/serviceaccount/token";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final KubernetesClient client;

  private Cluster(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Opens the cluster that {@code KUBECONFIG} or {@code ~/.kube/config} names. Nothing is sent yet.
   *
   * @throws Failure without a login: exit code 5
   */
  public static Cluster open(Workbench workbench, String loginCommand) {
    var kubeconfig = kubeconfig(workbench).orElseThrow(() -> notLoggedIn(workbench, loginCommand));
    var proxies = Proxies.of(workbench);
    try {
      return open(through(proxies, Config.fromKubeconfig(kubeconfig)));
    } catch (RuntimeException unreadable) {
      throw Failure.usage(
          "the kubeconfig " + kubeconfig + " cannot be read: " + unreadable.getMessage(),
          loginCommand);
    }
  }

  /** Opens the cluster that this pod runs in, as its service account. */
  public static Cluster inCluster() {
    return open(Config.autoConfigure(null));
  }

  // in a pod the client reads the variables by itself, with a kubeconfig it does not
  private static Config through(Proxies proxies, Config login) {
    var proxy = proxies.url(URI.create(login.getMasterUrl()));
    return proxy.isEmpty() || login.getHttpsProxy() != null
        ? login
        : new ConfigBuilder(login).withHttpProxy(proxy.get()).withHttpsProxy(proxy.get()).build();
  }

  private static Cluster open(Config login) {
    // the client's default is ten retries with a growing pause: minutes of silence in front of a
    // person
    var config =
        new ConfigBuilder(login)
            .withRequestRetryBackoffLimit(2)
            .withConnectionTimeout(5_000)
            .withRequestTimeout(15_000)
            .build();
    return new Cluster(new KubernetesClientBuilder().withConfig(config).build());
  }

  private static Optional<File> kubeconfig(Workbench workbench) {
    var named = workbench.variable("KUBECONFIG");
    if (named.isPresent()) {
      return Arrays.stream(named.get().split(File.pathSeparator))
          .map(workbench::path)
          .filter(Files::isRegularFile)
          .map(Path::toFile)
          .findFirst();
    }
    var standard = workbench.home().resolve(".kube").resolve("config");
    return Optional.of(standard).filter(Files::isRegularFile).map(Path::toFile);
  }

  private static Failure notLoggedIn(Workbench workbench, String loginCommand) {
    var where =
        workbench
            .variable("KUBECONFIG")
            .orElse(workbench.home().resolve(".kube/config").toString());
    var serviceAccount =
        Files.exists(Path.of(SERVICE_ACCOUNT))
            ? "; this pod's service account is not used without --in-cluster"
            : "";
    return Failure.denied(
        "you are not logged in to a cluster: there is no kubeconfig at " + where + serviceAccount,
        loginCommand);
  }

  public KubernetesClient client() {
    return client;
  }

  /** The address of the API, as the login names it. */
  public String server() {
    return client.getMasterUrl().toString().replaceFirst("/$", "");
  }

  /** The version that the API says it has; everybody may ask for it, whoever they are. */
  public String version() {
    return JSON.readTree(client.raw("/version")).path("gitVersion").asString("unknown");
  }

  /** When the login ends; empty where it is no token that tells. */
  public Optional<Instant> loginEnds() {
    var login = client.getConfiguration();
    return Optional.ofNullable(login.getOauthToken())
        .or(() -> Optional.ofNullable(login.getAutoOAuthToken()))
        .flatMap(TokenExpiry::of);
  }

  /**
   * Who the API says we are, for example {@code user1} or {@code
   * system:serviceaccount:user1-test:workbench}.
   */
  public String userName() {
    return openShiftUser().orElseGet(this::reviewedUser);
  }

  /** Plain Kubernetes has no such type; it answers 404 to administrators and 403 to all others. */
  private Optional<String> openShiftUser() {
    try {
      return Optional.ofNullable(client.raw("/apis/user.openshift.io/v1/users/~"))
          .map(user -> JSON.readTree(user).at("/metadata/name").asString());
    } catch (KubernetesClientException refused) {
      if (refused.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** Plain Kubernetes can say whom it takes us for (KEP-3325). */
  private String reviewedUser() {
    var review =
        post(
            "/apis/authentication.k8s.io/v1/selfsubjectreviews",
            Map.of("apiVersion", "authentication.k8s.io/v1", "kind", "SelfSubjectReview"));
    return review.at("/status/userInfo/username").asString();
  }

  /**
   * Whether a namespace exists that we may see. Kubernetes does not tell people without a right on
   * a namespace whether it exists: it answers 403 in both cases.
   */
  public boolean shows(String namespace) {
    try {
      return client.namespaces().withName(namespace).get() != null;
    } catch (KubernetesClientException refused) {
      if (refused.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return false;
      }
      throw refused;
    }
  }

  /** Whether we may do this; {@code group} is empty for the core group. */
  public boolean may(String verb, String group, String resource, String namespace) {
    var attributes =
        Map.of("verb", verb, "group", group, "resource", resource, "namespace", namespace);
    var review =
        post(
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
            Map.of(
                "apiVersion",
                "authorization.k8s.io/v1",
                "kind",
                "SelfSubjectAccessReview",
                "spec",
                Map.of("resourceAttributes", attributes)));
    return review.at("/status/allowed").asBoolean();
  }

  private JsonNode post(String path, Map<String, Object> body) {
    return JSON.readTree(client.raw(path, "POST", JSON.writeValueAsString(body)));
  }

  @Override
  public void close() {
    client.close();
  }
}
