package embedded.edge;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes X.509 certificates (RFC 5280): an authority of its own and certificates that it vouches
 * for. The JDK can read certificates but has no public way to make one; starting {@code keytool}
 * for it costs a second of every first start.
 */
final class CertificateIssuer {
  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
  private static final int DIGITAL_SIGNATURE = 0x80;
  private static final int CERTIFICATE_AND_CRL_SIGN = 0x06;

  /** Clocks differ between machines and containers. */
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  private final String name;
  private final KeyPair keys;

  CertificateIssuer(String name, KeyPair keys) {
    this.name = name;
    this.keys = keys;
  }

  static KeyPair newKeys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** The issuer's own certificate: what a client has to trust. */
  X509Certificate authority(Duration validity) throws GeneralSecurityException {
    var extensions = new ArrayList<byte[]>();
    extensions.add(critical(BASIC_CONSTRAINTS, Der.sequence(Der.yes())));
    extensions.add(critical(KEY_USAGE, Der.namedBits(CERTIFICATE_AND_CRL_SIGN)));
    return signed(name, keys.getPublic(), validity, extensions);
  }

  /** A certificate for a TLS server that has all of these DNS names and IP addresses. */
  X509Certificate server(PublicKey key, List<String> names, Duration validity)
      throws GeneralSecurityException {
    var alternatives = names.stream().map(SubjectName::encoded).toArray(byte[][]::new);
    var usage = Der.sequence(Der.objectIdentifier(SERVER_AUTHENTICATION));
    var extensions = new ArrayList<byte[]>();
    extensions.add(critical(KEY_USAGE, Der.namedBits(DIGITAL_SIGNATURE)));
    extensions.add(extension(EXTENDED_KEY_USAGE, usage));
    extensions.add(extension(SUBJECT_ALTERNATIVE_NAME, Der.sequence(alternatives)));
    return signed(names.get(0), key, validity, extensions);
  }

  private X509Certificate signed(
      String subject, PublicKey key, Duration validity, List<byte[]> extensions)
      throws GeneralSecurityException {
    var ownIdentifier = keyIdentifier(key);
    var issuersIdentifier = keyIdentifier(keys.getPublic());
    extensions.add(extension(SUBJECT_KEY_IDENTIFIER, Der.octets(ownIdentifier)));
    extensions.add(
        extension(AUTHORITY_KEY_IDENTIFIER, Der.sequence(Der.implicit(0, issuersIdentifier))));

    var algorithm = Der.sequence(Der.objectIdentifier(ECDSA_WITH_SHA256));
    var now = Instant.now();
    var toBeSigned =
        Der.sequence(
            Der.explicit(0, Der.integer(BigInteger.TWO)), // version 3
            Der.integer(new BigInteger(120, new SecureRandom()).setBit(120)), // serial number
            algorithm,
            Der.commonName(name),
            Der.sequence(Der.time(now.minus(CLOCK_SKEW)), Der.time(now.plus(validity))),
            Der.commonName(subject),
            key.getEncoded(),
            Der.explicit(3, Der.sequence(extensions.toArray(byte[][]::new))));

    var signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(keys.getPrivate());
    signer.update(toBeSigned);
    var certificate = Der.sequence(toBeSigned, algorithm, Der.bits(signer.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate));
  }

  private static byte[] keyIdentifier(PublicKey key) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-1").digest(key.getEncoded()); // any unique value will do
  }

  private static byte[] extension(String identifier, byte[] content) {
    return Der.sequence(Der.objectIdentifier(identifier), Der.octets(content));
  }

  private static byte[] critical(String identifier, byte[] content) {
    return Der.sequence(Der.objectIdentifier(identifier), Der.yes(), Der.octets(content));
  }

  /** An entry of the subject alternative names (RFC 5280, section 4.2.1.6). */
  private static final class SubjectName {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    static byte[] encoded(String name) {
      return IpLiteral.parse(name)
          .map(address -> Der.implicit(IP_ADDRESS, address))
          .orElseGet(() -> Der.implicit(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII)));
    }
  }
}
