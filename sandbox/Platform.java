//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//DEPS io.fabric8:kubernetes-client:8.0.0
//DEPS io.fabric8:kubernetes-httpclient-jdk:8.0.0
//DEPS io.fabric8:zjsonpatch:8.0.0
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS com.google.cloud.tools:jib-core:0.28.1
//DEPS com.microsoft.onnxruntime:onnxruntime:1.28.0
//DEPS org.slf4j:slf4j-nop:2.0.17
//FILES ui/app.js=ui/page/app.js
//FILES ui/controls.js=ui/page/controls.js
//FILES ui/exchange.js=ui/page/exchange.js
//FILES ui/icon.svg=ui/page/icon.svg
//FILES ui/index.html=ui/page/index.html
//FILES ui/jukebox.css=ui/page/jukebox.css
//FILES ui/model.js=ui/page/model.js
//FILES ui/refdata/countries.json=../workshop/model/jukebox/artifacts/countries.json
//FILES ui/refdata/features.json=ui/page/refdata/features.json
//FILES ui/refdata/songs.json=ui/page/refdata/songs.json
//FILES ui/search.js=ui/page/search.js
//FILES ui/texts.js=ui/page/texts.js
//FILES ui/theme.css=ui/page/theme.css
//FILES ui/theme.js=ui/page/theme.js
//FILES ui/world.js=ui/page/world.js

package sandbox;

/** The embedded platform. */
public final class Platform {
  private Platform() {}
}
