//JAVA 17+
//SOURCES Charts.java
//SOURCES Country.java
//SOURCES Documents.java
//SOURCES Evaluation.java
//SOURCES Feature.java
//SOURCES KnownSong.java
//SOURCES LeastSquares.java
//SOURCES Network.java
//SOURCES OnnxGraph.java
//SOURCES OnnxModel.java
//SOURCES ProtobufWriter.java
//SOURCES Ranking.java
//SOURCES Region.java
//SOURCES Version.java

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Makes the two versions of the jukebox model: trains them on made-up charts and writes the
 * directories {@code jukebox} and {@code jukebox-v2}, and {@code known-prediction.json}. Every run
 * writes the same bytes.
 *
 * <p>Arguments: the directory of countries.csv and the directory to write to; both are the current
 * one unless given.
 */
public final class MakeModel {
  private static final long TEST_SONGS_SEED = 99;
  private static final int TEST_SONGS = 2_000;

  private MakeModel() {}

  public static void main(String... args) throws IOException {
    var source = Path.of(args.length > 0 ? args[0] : ".");
    var target = args.length > 1 ? Path.of(args[1]) : source;
    var countries = Country.read(source.resolve("countries.csv"));
    var charts = new Charts(countries);
    var testSongs = charts.songs(TEST_SONGS, TEST_SONGS_SEED);
    var predictions = new ArrayList<String>();
    for (var version : Version.values()) {
      var network = version.train(charts);
      var evaluation = Evaluation.of(network, charts, testSongs);
      var directory = target.resolve(version.directory);
      var artifacts = Files.createDirectories(directory.resolve("artifacts"));
      Files.write(directory.resolve("model.onnx"), OnnxModel.of(network, version));
      Files.writeString(artifacts.resolve("countries.json"), Documents.countries(countries));
      Files.writeString(artifacts.resolve("scaling.json"), Documents.scaling());
      Files.writeString(artifacts.resolve("metrics.json"), Documents.metrics(version, evaluation));
      predictions.add(KnownSong.prediction(version, network, countries));
      System.out.printf("%s: %s%n", version.directory, evaluation);
    }
    Files.writeString(target.resolve("known-prediction.json"), KnownSong.document(predictions));
  }
}
