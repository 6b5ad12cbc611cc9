package org.slaledger.probe.adapter.kinds;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates as a public authority does, good ones and others. */
final class Authority {
  private final Path folder;
  private final X500Principal name;
  private final KeyPair keys = keys();
  private final Path certificate;
  private int issued;

  /** A certificate and its key, both in PEM. */
  record Issued(Path certificate, Path key) {}

  Authority(Path folder, String name) throws IOException {
    this.folder = folder;
    this.name = new X500Principal("CN=" + name);
    this.certificate =
        write(name + ".crt", "CERTIFICATE", encoded(signed("ca", this.name, keys, true, years(1))));
  }

  /** Its own certificate, to be trusted. */
  Path certificate() {
    return certificate;
  }

  /** Valid since 30 days ago, and for so long from now on; over where negative. */
  Issued certificate(String host, Duration validFor) {
    KeyPair own = keys();
    X500Principal subject = new X500Principal("CN=" + host);
    String file = name.getName().replace("CN=", "") + "-" + ++issued;
    try {
      return new Issued(
          write(file + ".crt", "CERTIFICATE", encoded(signed(host, subject, own, false, validFor))),
          write(file + ".key", "PRIVATE KEY", own.getPrivate().getEncoded()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate signed(
      String host, X500Principal subject, KeyPair own, boolean authority, Duration validFor) {
    Instant now = Instant.now();
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(now.toEpochMilli()),
              Date.from(now.minus(Duration.ofDays(30))),
              Date.from(now.plus(validFor)),
              subject,
              own.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (OperatorCreationException | IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path write(String file, String kind, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(content);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Duration years(int number) {
    return Duration.ofDays(365L * number);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
