package embedded.serving;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.Map;

/**
 * The containers that bring a model into a pod as an image (KServe's ModelCar design): the init
 * container has the image pulled and looked at before the model server starts; the sidecar keeps it
 * mounted and links its folder /models into a shared volume, through the process namespace that the
 * pod's containers share.
 */
record ModelCar(String image) {
  static final String SCHEME = "oci://";
  static final String SIDECAR = "modelcar";
  static final String INIT = "modelcar-init";
  static final String MODELS = "models";

  /** Containers may look into each other's file systems only as the same user. */
  static final long USER = 1010;

  static final String VOLUME = "modelcar";
  private static final String MOUNT_PATH = "/mnt";

  // Kubernetes turns $$ into $, and the shell turns $$ into its process id
  private static final String LINK = "ln -sf /proc/$$$$/root/models /mnt/models && sleep infinity";
  private static final String CHECK =
      "ls -A /models | grep -q . && echo 'the image holds a model in /models'"
          + " || { echo 'the image has nothing in /models'; exit 1; }";

  static ModelCar of(InferenceService service) throws InvalidSpecException {
    var uri = service.storageUri();
    if (!uri.startsWith(SCHEME) || uri.length() == SCHEME.length()) {
      throw new InvalidSpecException(
          "InvalidPredictorSpec", "storageUri \"%s\" is not oci://IMAGE:TAG".formatted(uri));
    }
    return new ModelCar(uri.substring(SCHEME.length()));
  }

  Container init() {
    return container(INIT, CHECK).build();
  }

  Container sidecar() {
    return container(SIDECAR, LINK).withVolumeMounts(mount()).build();
  }

  private ContainerBuilder container(String name, String script) {
    var small = Map.of("cpu", new Quantity("10m"), "memory", new Quantity("15Mi"));
    return new ContainerBuilder()
        .withName(name)
        .withImage(image)
        .withArgs("sh", "-c", script)
        .withNewResources()
        .withRequests(small)
        .withLimits(small)
        .endResources()
        .withNewSecurityContext()
        .withRunAsUser(USER)
        .endSecurityContext();
  }

  /** Where the link to the model appears, in every container that has this mount. */
  static VolumeMount mount() {
    return new VolumeMountBuilder().withName(VOLUME).withMountPath(MOUNT_PATH).build();
  }
}
