package embedded.workloads;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Secrets and ConfigMaps that a pod names: without them a kubelet does not start it. */
record PodReferences(KubernetesClient client) {
  /** Which volume cannot be mounted, in the words of the kubelet's Event; empty when all can. */
  Optional<String> missingVolume(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .flatMap(
            volume -> {
              var config = volume.getConfigMap();
              var secret = volume.getSecret();
              var missing =
                  config != null && !Boolean.TRUE.equals(config.getOptional())
                      ? missingConfigMap(pod, config.getName())
                      : secret != null && !Boolean.TRUE.equals(secret.getOptional())
                          ? missingSecret(pod, secret.getSecretName())
                          : Optional.<String>empty();
              return missing.stream()
                  .map(
                      it ->
                          "MountVolume.SetUp failed for volume \"%s\" : %s"
                              .formatted(volume.getName(), it));
            })
        .findFirst();
  }

  /** What an environment variable refers to and is not there; empty when everything is. */
  Optional<String> missingValue(Pod pod, Container container) {
    return container.getEnv().stream()
        .filter(variable -> variable.getValueFrom() != null)
        .flatMap(variable -> missing(pod, variable.getValueFrom()))
        .findFirst();
  }

  private Stream<String> missing(Pod pod, EnvVarSource source) {
    var secret = source.getSecretKeyRef();
    if (secret != null && !Boolean.TRUE.equals(secret.getOptional())) {
      return missingSecret(pod, secret.getName())
          .or(
              () ->
                  missingKey(
                      pod,
                      "Secret",
                      secret.getName(),
                      secret.getKey(),
                      secret(pod, secret.getName()).getData()))
          .stream();
    }
    var config = source.getConfigMapKeyRef();
    if (config != null && !Boolean.TRUE.equals(config.getOptional())) {
      return missingConfigMap(pod, config.getName())
          .or(
              () ->
                  missingKey(
                      pod,
                      "ConfigMap",
                      config.getName(),
                      config.getKey(),
                      configMap(pod, config.getName()).getData()))
          .stream();
    }
    return Stream.empty();
  }

  private static Optional<String> missingKey(
      Pod pod, String kind, String name, String key, Map<String, String> data) {
    return data != null && data.containsKey(key)
        ? Optional.empty()
        : Optional.of(
            "couldn't find key %s in %s %s/%s"
                .formatted(key, kind, pod.getMetadata().getNamespace(), name));
  }

  private Optional<String> missingSecret(Pod pod, String name) {
    return secret(pod, name) == null
        ? Optional.of("secret \"%s\" not found".formatted(name))
        : Optional.empty();
  }

  private Optional<String> missingConfigMap(Pod pod, String name) {
    return configMap(pod, name) == null
        ? Optional.of("configmap \"%s\" not found".formatted(name))
        : Optional.empty();
  }

  private Secret secret(Pod pod, String name) {
    return client.secrets().inNamespace(pod.getMetadata().getNamespace()).withName(name).get();
  }

  private ConfigMap configMap(Pod pod, String name) {
    return client.configMaps().inNamespace(pod.getMetadata().getNamespace()).withName(name).get();
  }
}
