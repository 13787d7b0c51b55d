package embedded.workloads;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ReplicaSet that belongs to a Deployment's pod template, and its number in the history. */
final class RevisionedReplicaSet {
  static final String REVISION = "deployment.kubernetes.io/revision";

  private final Deployment deployment;
  private final String hash;

  RevisionedReplicaSet(Deployment deployment) {
    this.deployment = deployment;
    this.hash = PodTemplateHash.of(deployment.getSpec().getTemplate());
  }

  boolean isCurrent(ReplicaSet set) {
    return hash.equals(set.getMetadata().getLabels().get(PodTemplateHash.LABEL));
  }

  /** The ReplicaSet as it is first written; without replicas. */
  ReplicaSet create(List<ReplicaSet> old) {
    var metadata = deployment.getMetadata();
    var spec = deployment.getSpec();
    return new ReplicaSetBuilder()
        .withNewMetadata()
        .withName(metadata.getName() + "-" + hash)
        .withNamespace(metadata.getNamespace())
        .withLabels(withHash(spec.getTemplate().getMetadata().getLabels()))
        .addToAnnotations(REVISION, String.valueOf(nextRevision(old)))
        .withOwnerReferences(Owners.controller(deployment))
        .endMetadata()
        .withNewSpec()
        .withReplicas(0)
        .withSelector(spec.getSelector())
        .editSelector()
        .addToMatchLabels(PodTemplateHash.LABEL, hash)
        .endSelector()
        .withTemplate(spec.getTemplate())
        .editTemplate()
        .editMetadata()
        .addToLabels(PodTemplateHash.LABEL, hash)
        .endMetadata()
        .endTemplate()
        .endSpec()
        .build();
  }

  private Map<String, String> withHash(Map<String, String> labels) {
    var all = new HashMap<>(labels);
    all.put(PodTemplateHash.LABEL, hash);
    return all;
  }

  /** Whether an earlier template has become the current one again: it then gets a new number. */
  boolean isBehind(ReplicaSet current, List<ReplicaSet> old) {
    return revision(current) < nextRevision(old);
  }

  String revisionPatch(List<ReplicaSet> old) {
    return "{\"metadata\":{\"annotations\":{\"%s\":\"%d\"}}}"
        .formatted(REVISION, nextRevision(old));
  }

  private static long nextRevision(List<ReplicaSet> old) {
    return old.stream().mapToLong(RevisionedReplicaSet::revision).max().orElse(0) + 1;
  }

  /** 0 for a ReplicaSet without the annotation. */
  static long revision(ReplicaSet set) {
    var annotations = set.getMetadata().getAnnotations();
    var revision = annotations == null ? null : annotations.get(REVISION);
    return revision == null ? 0 : Long.parseLong(revision);
  }
}
