package embedded.serving;

import embedded.workloads.Owners;
import embedded.workloads.Routes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.HashMap;
import java.util.Map;

/**
 * The objects that KServe's RawDeployment mode makes of an InferenceService. They go when it goes.
 */
final class PredictorObjects {
  static final String APP = "app";
  static final String SOURCE_URI = "internal.serving.kserve.io/storage-initializer-sourceuri";
  private static final String SERVICE_PORT_NAME = "http";
  private static final int SERVICE_PORT = 80;

  private final InferenceService service;
  private final ModelCar modelCar;
  private final PredictorContainer container;

  PredictorObjects(InferenceService service, ModelCar modelCar, PredictorContainer container) {
    this.service = service;
    this.modelCar = modelCar;
    this.container = container;
  }

  /** The value of the label {@link #APP} that the Pods have. */
  static String app(InferenceService service) {
    return "isvc." + service.predictorName();
  }

  Deployment deployment() {
    return new DeploymentBuilder()
        .withMetadata(metadata(service.predictorName()))
        .withNewSpec()
        .withReplicas(service.minReplicas())
        .withProgressDeadlineSeconds(600)
        .withNewSelector()
        .addToMatchLabels(APP, app(service))
        .endSelector()
        .withNewStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxSurge(new IntOrString("25%"))
        .withMaxUnavailable(new IntOrString(0))
        .endRollingUpdate()
        .endStrategy()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels())
        .addToAnnotations(SOURCE_URI, service.storageUri())
        .endMetadata()
        .withNewSpec()
        .withShareProcessNamespace(true)
        .withServiceAccountName(service.serviceAccountName())
        .withImagePullSecrets(service.imagePullSecrets())
        .withInitContainers(modelCar.init())
        .withContainers(container.build(), modelCar.sidecar())
        .addNewVolume()
        .withName(ModelCar.VOLUME)
        .withNewEmptyDir()
        .endEmptyDir()
        .endVolume()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  Service clusterService() {
    return new ServiceBuilder()
        .withMetadata(metadata(service.predictorName()))
        .withNewSpec()
        .addToSelector(APP, app(service))
        .addNewPort()
        .withName(SERVICE_PORT_NAME)
        .withProtocol("TCP")
        .withPort(SERVICE_PORT)
        .withTargetPort(new IntOrString(container.port()))
        .endPort()
        .endSpec()
        .build();
  }

  /** Without host: the router gives it one. */
  GenericKubernetesResource route() {
    Map<String, Object> spec =
        Map.of(
            "to",
            Map.of("kind", "Service", "name", service.predictorName(), "weight", 100),
            "port",
            Map.of("targetPort", SERVICE_PORT_NAME),
            "tls",
            Map.of("termination", "edge", "insecureEdgeTerminationPolicy", "Redirect"),
            "wildcardPolicy",
            "None");
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(Routes.TYPE.getGroup() + "/" + Routes.TYPE.getVersion())
        .withKind(Routes.TYPE.getKind())
        .withMetadata(metadata(service.name()))
        .addToAdditionalProperties("spec", spec)
        .build();
  }

  private ObjectMeta metadata(String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(service.namespace())
        .withLabels(labels())
        .withOwnerReferences(Owners.controller(service.object()))
        .build();
  }

  private Map<String, String> labels() {
    var labels = new HashMap<>(service.labels());
    // the owner's tracking label would make Argo CD take these objects for its own
    labels.keySet().removeIf(key -> key.startsWith("app.kubernetes.io/instance"));
    labels.put(APP, app(service));
    labels.put("component", "predictor");
    labels.put("serving.kserve.io/inferenceservice", service.name());
    return labels;
  }
}
