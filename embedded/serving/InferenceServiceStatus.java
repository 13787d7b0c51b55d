package embedded.serving;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the status of an InferenceService together, as KServe's RawDeployment mode does. */
final class InferenceServiceStatus {
  private static final String PREDICTOR_READY = "PredictorReady";
  private static final String INGRESS_READY = "IngressReady";
  private static final String READY = "Ready";

  private final InferenceService service;
  private final Map<String, Object> before;

  InferenceServiceStatus(InferenceService service) {
    this.service = service;
    Map<String, Object> status = service.object().get("status");
    this.before = status == null ? Map.of() : status;
  }

  /**
   * @param url where clients outside of the cluster find the model; empty as long as the router has
   *     not admitted it
   */
  Map<String, Object> deployed(PredictorState state, Optional<String> url) {
    var conditions = conditions();
    boolean predictor = state.isAvailable();
    boolean ingress = predictor && (url.isPresent() || !service.isExposed());
    ingressCondition(conditions, predictor, ingress);
    predictorCondition(conditions, predictor);
    if (predictor && ingress) {
      conditions.hold(READY);
    } else if (!predictor) {
      conditions.fail(READY, "MinimumReplicasUnavailable", unavailable());
    } else {
      conditions.fail(READY, "RouteNotAdmitted", notAdmitted());
    }
    var status = status(conditions, ModelStatus.of(state, modelStatus()));
    var inside =
        "http://%s.%s.svc.cluster.local".formatted(service.predictorName(), service.namespace());
    status.put("address", Map.of("url", inside));
    status.put("components", Map.of("predictor", Map.of("url", inside)));
    if (!service.isExposed()) {
      status.put("url", inside);
    }
    url.ifPresent(outside -> status.put("url", outside));
    return status;
  }

  private void predictorCondition(Conditions conditions, boolean ready) {
    if (ready) {
      conditions.hold(PREDICTOR_READY);
    } else {
      conditions.fail(PREDICTOR_READY, "MinimumReplicasUnavailable", unavailable());
    }
  }

  private void ingressCondition(Conditions conditions, boolean predictorReady, boolean ready) {
    if (ready) {
      conditions.hold(INGRESS_READY);
    } else if (!predictorReady) {
      conditions.fail(INGRESS_READY, "Predictor ingress not created", "the predictor is not ready");
    } else {
      conditions.fail(INGRESS_READY, "RouteNotAdmitted", notAdmitted());
    }
  }

  private static String unavailable() {
    return "Deployment does not have minimum availability.";
  }

  private String notAdmitted() {
    return "Route " + service.name() + " has not been admitted";
  }

  Map<String, Object> invalid(InvalidSpecException invalid) {
    var conditions =
        conditions()
            .fail(INGRESS_READY, "Predictor ingress not created", "the predictor is not ready")
            .fail(PREDICTOR_READY, invalid.reason(), invalid.getMessage())
            .fail(READY, invalid.reason(), invalid.getMessage());
    return status(conditions, ModelStatus.invalid(invalid, modelStatus()));
  }

  private Conditions conditions() {
    @SuppressWarnings("unchecked")
    var list = (List<Map<String, Object>>) before.get("conditions");
    return new Conditions(list);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> modelStatus() {
    return (Map<String, Object>) before.getOrDefault("modelStatus", Map.of());
  }

  private Map<String, Object> status(Conditions conditions, ModelStatus model) {
    var status = new LinkedHashMap<String, Object>();
    status.put("conditions", conditions.list());
    status.put("modelStatus", model.toMap());
    // as an int, because that is what the client makes of the number when it reads it again
    status.put("observedGeneration", service.object().getMetadata().getGeneration().intValue());
    return status;
  }

  /** The InferenceService with this status; empty when it has it already. */
  Optional<GenericKubernetesResource> changed(Map<String, Object> status) {
    if (status.equals(before)) {
      return Optional.empty();
    }
    service.object().setAdditionalProperty("status", status);
    return Optional.of(service.object());
  }
}
