package serving;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One song as the jukebox model sees it: 13 features, each a number.
 *
 * @param features name to value, in the order of the model's inputs
 */
public record Song(Map<String, Double> features) {
  /**
   * Bright pop of a little over three minutes: the song whose prediction the sample model's page
   * names.
   */
  public static Song sample() {
    var features = new LinkedHashMap<String, Double>();
    features.put("is_explicit", 0.0);
    features.put("duration_ms", 197_000.0);
    features.put("danceability", 0.68);
    features.put("energy", 0.78);
    features.put("key", 4.0);
    features.put("loudness", -4.5);
    features.put("mode", 1.0);
    features.put("speechiness", 0.08);
    features.put("acousticness", 0.15);
    features.put("instrumentalness", 0.0);
    features.put("liveness", 0.18);
    features.put("valence", 0.6);
    features.put("tempo", 124.0);
    return new Song(features);
  }

  /** A feature's value; 0 where the song does not have it. */
  double feature(String name) {
    return features.getOrDefault(name, 0.0);
  }
}
