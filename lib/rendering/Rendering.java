//SOURCES ApplicationOutline.java
//SOURCES ApplicationSetTemplate.java
//SOURCES BareRepositories.java
//SOURCES Checkout.java
//SOURCES ComparisonFailure.java
//SOURCES Fields.java
//SOURCES GeneratedValidation.java
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
//SOURCES LastApplied.java
//SOURCES ManifestFailure.java
//SOURCES ObjectRef.java
//SOURCES Quantities.java
//SOURCES Repositories.java
//SOURCES RepositoryException.java
//SOURCES RepositoryFolders.java
//SOURCES Target.java
//SOURCES TargetRenderer.java
//SOURCES TemplateDialect.java
//SOURCES TemplateFailure.java
//SOURCES TemplateText.java
//SOURCES TerminationSignals.java
//SOURCES ThreeWayMerge.java
//SOURCES WantedObjects.java
//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//DEPS io.fabric8:kubernetes-client:8.0.0
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.snakeyaml:snakeyaml-engine:3.2
//DEPS tools.jackson.core:jackson-databind:3.2.3
//DEPS com.marcnuri.helm-java:helm-java:0.0.21

package rendering;

/**
 * What Argo CD makes of Git before it touches a cluster: ApplicationSet generator and template,
 * Helm, and what of the result would change a live object.
 */
public final class Rendering {
  private Rendering() {}
}
