package embedded.edge;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;

/**
 * A request for a certificate (PKCS #10, RFC 2986), as the CertificateSigningRequests of Kubernetes
 * hold one. Its common name becomes the user name of whoever shows the certificate.
 */
public final class CertificateRequest {
  private static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";

  private CertificateRequest() {}

  /**
   * The request in PEM.
   *
   * @param keys an RSA pair; the certificate will be about its public key
   */
  public static String pem(String commonName, KeyPair keys) throws GeneralSecurityException {
    var algorithm = Der.sequence(Der.objectIdentifier(SHA256_WITH_RSA), Der.nothing());
    var wanted =
        Der.sequence(
            Der.integer(BigInteger.ZERO), // version 1
            Der.commonName(commonName),
            keys.getPublic().getEncoded(),
            Der.explicit(0, new byte[0])); // no attributes
    var signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(keys.getPrivate());
    signer.update(wanted);
    var request = Der.sequence(wanted, algorithm, Der.bits(signer.sign()));
    return "-----BEGIN CERTIFICATE REQUEST-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(request)
        + "\n-----END CERTIFICATE REQUEST-----\n";
  }
}
