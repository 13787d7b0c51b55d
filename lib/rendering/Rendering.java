//SOURCES ApplicationSetTemplate.java
//SOURCES GeneratorFailure.java
//SOURCES GitFilesGenerator.java
//SOURCES GitPathspec.java
//SOURCES GoOmitEmpty.java
//SOURCES GoScalars.java
//SOURCES GoTemplate.java
//SOURCES GoYaml.java
//SOURCES GoYamlException.java
//SOURCES HelmChart.java
//SOURCES HelmEngine.java
//SOURCES HelmFailure.java
//SOURCES JsonText.java
//SOURCES ManifestFailure.java
//SOURCES TemplateDialect.java
//SOURCES TemplateFailure.java
//SOURCES TemplateText.java
//SOURCES TerminationSignals.java
//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//DEPS com.marcnuri.helm-java:helm-java:0.0.21

package rendering;

/** ApplicationSet generator and template, Helm. */
public final class Rendering {
  private Rendering() {}
}
