//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//DEPS io.fabric8:kubernetes-client:8.0.0
//DEPS io.fabric8:kubernetes-httpclient-jdk:8.0.0
//DEPS io.fabric8:zjsonpatch:8.0.0
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS com.google.cloud.tools:jib-core:0.28.1
//DEPS com.microsoft.onnxruntime:onnxruntime:1.28.0
//DEPS org.slf4j:slf4j-nop:2.0.17

package sandbox;

/** The embedded platform. */
public final class Platform {
  private Platform() {}
}
