package k3s;

import embedded.accounts.Participant;
import embedded.edge.CertificateRequest;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestBuilder;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestConditionBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A participant's own login to the cluster: a client certificate with their name, as a plain
 * Kubernetes knows users, with all rights in their three namespaces and none elsewhere.
 */
final class ParticipantLogin {
  private final KubernetesClient client;
  private final Participant participant;

  ParticipantLogin(KubernetesClient client, Participant participant) {
    this.client = client;
    this.participant = participant;
  }

  /** Lets the participant work in their namespaces, which are there already. */
  void grant() {
    for (var suffix : List.of("toolings", "test", "prod")) {
      client
          .resource(
              new RoleBindingBuilder()
                  .withNewMetadata()
                  .withName("participant")
                  .withNamespace(participant.name() + "-" + suffix)
                  .endMetadata()
                  .withNewRoleRef()
                  .withApiGroup("rbac.authorization.k8s.io")
                  .withKind("ClusterRole")
                  .withName("cluster-admin")
                  .endRoleRef()
                  .addNewSubject()
                  .withKind("User")
                  .withApiGroup("rbac.authorization.k8s.io")
                  .withName(participant.name())
                  .endSubject()
                  .build())
          .serverSideApply();
    }
  }

  /** Writes the participant's kubeconfig. */
  void write(Path kubeconfig) throws IOException {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var keys = generator.generateKeyPair();
      Files.writeString(kubeconfig, kubeconfig(certificate(keys), keys));
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
  }

  /** The certificate in base64, as the API hands it out. */
  private String certificate(KeyPair keys) throws GeneralSecurityException {
    var requests = client.certificates().v1().certificateSigningRequests();
    requests.resource(request(keys)).create();
    var mine = requests.withName(participant.name());
    mine.approve(
        new CertificateSigningRequestConditionBuilder()
            .withType("Approved")
            .withStatus("True")
            .withReason("Workshop")
            .withMessage("a participant of the workshop")
            .build());
    return mine.waitUntilCondition(
            it -> it != null && it.getStatus() != null && it.getStatus().getCertificate() != null,
            60,
            TimeUnit.SECONDS)
        .getStatus()
        .getCertificate();
  }

  private CertificateSigningRequest request(KeyPair keys) throws GeneralSecurityException {
    return new CertificateSigningRequestBuilder()
        .withNewMetadata()
        .withName(participant.name())
        .endMetadata()
        .withNewSpec()
        .withRequest(base64(CertificateRequest.pem(participant.name(), keys)))
        .withSignerName("kubernetes.io/kube-apiserver-client")
        .withUsages("client auth")
        .endSpec()
        .build();
  }

  private String kubeconfig(String certificate, KeyPair keys) {
    var cluster = client.getConfiguration();
    var namespace = participant.name() + "-toolings";
    var config =
        new ConfigBuilder()
            .withApiVersion("v1")
            .withKind("Config")
            .addNewCluster()
            .withName("k3s")
            .withNewCluster()
            .withServer(cluster.getMasterUrl().replaceFirst("/$", ""))
            .withCertificateAuthorityData(cluster.getCaCertData())
            .endCluster()
            .endCluster()
            .addNewUser()
            .withName(participant.name())
            .withNewUser()
            .withClientCertificateData(certificate)
            .withClientKeyData(base64(pem(keys)))
            .endUser()
            .endUser()
            .addNewContext()
            .withName(namespace + "/k3s")
            .withNewContext()
            .withCluster("k3s")
            .withUser(participant.name())
            .withNamespace(namespace)
            .endContext()
            .endContext()
            .withCurrentContext(namespace + "/k3s")
            .build();
    return client.getKubernetesSerialization().asYaml(config);
  }

  private static String pem(KeyPair keys) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN PRIVATE KEY-----\n"
        + lines.encodeToString(keys.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
