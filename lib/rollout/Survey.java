package rollout;

import argocd.ArgoTypes;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import platform.Routes;
import platform.SideBySide;
import platform.SideBySide.Answer;
import serving.ServingTypes;
import why.Inquiry;
import why.Scene;

/**
 * Reads what the cluster says about several Applications at one moment. What Argo CD says is read
 * first, of all of them: objects that were read before its word about them could be those of before
 * the sync. The objects of a namespace, and the ApplicationSet of an environment, are asked for
 * once, however many Applications are there.
 */
final class Survey {
  private final SideBySide sideBySide;

  Survey(SideBySide sideBySide) {
    this.sideBySide = sideBySide;
  }

  /** One scene for each target, in their order. */
  List<Scene> read(List<Target> targets, Inquiry inquiry) throws IOException, InterruptedException {
    var sets = new LinkedHashMap<String, Answer<Optional<GenericKubernetesResource>>>();
    var applications = new ArrayList<Answer<Optional<GenericKubernetesResource>>>();
    for (var target : targets) {
      sets.computeIfAbsent(
          target.applicationSet(), name -> begin(target, ArgoTypes.APPLICATION_SET, name));
      applications.add(begin(target, ArgoTypes.APPLICATION, target.application()));
    }
    for (var said : applications) {
      said.get();
    }
    var namespaces = new LinkedHashMap<String, Objects>();
    for (var target : targets) {
      namespaces.computeIfAbsent(target.namespace(), name -> objects(target.client(), name));
    }
    var scenes = new ArrayList<Scene>();
    for (int i = 0; i < targets.size(); i++) {
      var target = targets.get(i);
      var set = sets.get(target.applicationSet()).get();
      var objects = namespaces.get(target.namespace());
      scenes.add(objects.scene(set, applications.get(i).get(), target.namespace(), inquiry));
    }
    return scenes;
  }

  private Answer<Optional<GenericKubernetesResource>> begin(
      Target target, ResourceDefinitionContext type, String name) {
    var resource =
        target
            .client()
            .genericKubernetesResources(type)
            .inNamespace(target.toolings())
            .withName(name);
    return sideBySide.begin(() -> Optional.ofNullable(resource.get()));
  }

  private Objects objects(KubernetesClient client, String namespace) {
    var services = client.genericKubernetesResources(ServingTypes.INFERENCE_SERVICE);
    var deployments = client.apps().deployments();
    var sets = client.apps().replicaSets();
    var pods = client.pods();
    var events = client.v1().events();
    var routes = client.genericKubernetesResources(Routes.TYPE);
    return new Objects(
        sideBySide.begin(() -> services.inNamespace(namespace).list().getItems()),
        sideBySide.begin(() -> deployments.inNamespace(namespace).list().getItems()),
        sideBySide.begin(() -> seen(sets.inNamespace(namespace))),
        sideBySide.begin(() -> seen(pods.inNamespace(namespace))),
        sideBySide.begin(() -> seen(events.inNamespace(namespace))),
        sideBySide.begin(() -> seen(routes.inNamespace(namespace))));
  }

  // what we may not see, or the cluster does not have, is missing in the reason and nowhere else
  private static <T extends HasMetadata> List<T> seen(
      Listable<? extends KubernetesResourceList<T>> objects) {
    try {
      return objects.list().getItems();
    } catch (KubernetesClientException failed) {
      if (Outage.is(failed)) {
        throw failed;
      }
      return List.of();
    }
  }

  /** What is in a namespace: what serves, and what only tells why something does not. */
  private record Objects(
      Answer<List<GenericKubernetesResource>> services,
      Answer<List<Deployment>> deployments,
      Answer<List<ReplicaSet>> replicaSets,
      Answer<List<Pod>> pods,
      Answer<List<Event>> events,
      Answer<List<GenericKubernetesResource>> routes) {

    Scene scene(
        Optional<GenericKubernetesResource> set,
        Optional<GenericKubernetesResource> application,
        String namespace,
        Inquiry inquiry)
        throws IOException, InterruptedException {
      return new Scene(
          set,
          application,
          namespace,
          services.get(),
          deployments.get(),
          replicaSets.get(),
          pods.get(),
          events.get(),
          routes.get(),
          inquiry);
    }
  }
}
