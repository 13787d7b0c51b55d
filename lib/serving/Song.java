package serving;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One song as the jukebox model sees it: 13 features, each a number.
 *
 * @param features name to value, in the order of the model's inputs
 */
public record Song(Map<String, Double> features) {
  /** A cheerful song of three and a half minutes, for trying a model out. */
  public static Song sample() {
    var features = new LinkedHashMap<String, Double>();
    features.put("is_explicit", 0.0);
    features.put("duration_ms", 210_000.0);
    features.put("danceability", 0.72);
    features.put("energy", 0.66);
    features.put("key", 5.0);
    features.put("loudness", -6.5);
    features.put("mode", 1.0);
    features.put("speechiness", 0.06);
    features.put("acousticness", 0.18);
    features.put("instrumentalness", 0.0);
    features.put("liveness", 0.12);
    features.put("valence", 0.64);
    features.put("tempo", 118.0);
    return new Song(features);
  }

  /** A feature's value; 0 where the song does not have it. */
  double feature(String name) {
    return features.getOrDefault(name, 0.0);
  }
}
