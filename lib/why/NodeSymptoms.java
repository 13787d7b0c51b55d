package why;

import static why.Outlook.DOUBTFUL;

import java.util.List;

/** What the scheduler says when no node takes a pod. */
final class NodeSymptoms {
  static final List<Symptom> ALL =
      List.of(
          Symptom.of(
              "persistentvolumeclaim \"(?<claim>[^\"]+)\" not found",
              "the PersistentVolumeClaim ${claim} does not exist",
              "create it, or correct its name in the chart",
              DOUBTFUL),
          Symptom.of(
              "unbound immediate PersistentVolumeClaims",
              "its PersistentVolumeClaim has no volume yet",
              "oc get pvc",
              DOUBTFUL),
          Symptom.of(
              "Insufficient \\S+|Too many pods",
              "no node has room for it",
              "ask for less in config.yaml or in the chart, or remove what is not needed",
              DOUBTFUL),
          Symptom.of(
              "didn't match Pod's node affinity/selector",
              "no node has the labels that it asks for",
              "correct nodeSelector or affinity in the chart",
              DOUBTFUL),
          Symptom.of(
              "untolerated taint",
              "all nodes have a taint that it does not tolerate",
              "ask your instructor for a node, or add the toleration",
              DOUBTFUL),
          Symptom.of(".+", "no node takes it", "oc get nodes", DOUBTFUL));

  private NodeSymptoms() {}
}
