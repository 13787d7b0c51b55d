package embedded.workloads;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Why a namespace does not take a pod, in the words of the API's admission plugins ServiceAccount,
 * LimitRanger and ResourceQuota, which are asked in this order.
 */
final class PodAdmission {
  private final KubernetesClient client;
  private final String namespace;

  PodAdmission(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** Empty when the pod may be created. */
  Optional<String> refusal(Pod pod) {
    return missingAccount(pod)
        .or(() -> limits(pod))
        .or(() -> quota(pod))
        .map(why -> "pods \"" + pod.getMetadata().getName() + "\" is forbidden: " + why);
  }

  /** Every namespace has an account of the name default; here it need not exist. */
  private Optional<String> missingAccount(Pod pod) {
    var account = pod.getSpec().getServiceAccountName();
    if (account == null || account.isEmpty() || account.equals("default")) {
      return Optional.empty();
    }
    var found = client.serviceAccounts().inNamespace(namespace).withName(account).get();
    return found == null
        ? Optional.of(
            "error looking up service account %s/%s: serviceaccount \"%s\" not found"
                .formatted(namespace, account, account))
        : Optional.empty();
  }

  private Optional<String> limits(Pod pod) {
    var tooMuch =
        client.limitRanges().inNamespace(namespace).list().getItems().stream()
            .flatMap(range -> range.getSpec().getLimits().stream())
            .filter(limit -> limit.getType().equals("Container") && limit.getMax() != null)
            .flatMap(limit -> ContainerLimits.exceeded(pod, limit.getMax()))
            .toList();
    if (tooMuch.isEmpty()) {
      return Optional.empty();
    }
    var all = String.join(", ", tooMuch);
    return Optional.of(tooMuch.size() == 1 ? all : "[" + all + "]");
  }

  private Optional<String> quota(Pod pod) {
    return client.resourceQuotas().inNamespace(namespace).list().getItems().stream()
        .flatMap(quota -> exceeded(quota, pod).stream())
        .findFirst();
  }

  private Optional<String> exceeded(ResourceQuota quota, Pod pod) {
    var asked = QuotaUse.of(pod);
    var used =
        client.pods().inNamespace(namespace).list().getItems().stream()
            .map(QuotaUse::of)
            .reduce(QuotaUse.NONE, QuotaUse::plus);
    var requested = new TreeMap<String, String>();
    var before = new TreeMap<String, String>();
    var limited = new TreeMap<String, String>();
    for (var hard : quota.getSpec().getHard().entrySet()) {
      var resource = hard.getKey();
      if (isMore(asked.plus(used).of(resource), hard.getValue())) {
        requested.put(resource, asked.of(resource).toString());
        before.put(resource, used.of(resource).toString());
        limited.put(resource, hard.getValue().toString());
      }
    }
    return requested.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "exceeded quota: %s, requested: %s, used: %s, limited: %s"
                .formatted(
                    quota.getMetadata().getName(),
                    joined(requested),
                    joined(before),
                    joined(limited)));
  }

  private static boolean isMore(Quantity one, Quantity other) {
    return one.getNumericalAmount().compareTo(other.getNumericalAmount()) > 0;
  }

  private static String joined(Map<String, String> amounts) {
    return amounts.entrySet().stream()
        .map(it -> it.getKey() + "=" + it.getValue())
        .collect(Collectors.joining(","));
  }
}
