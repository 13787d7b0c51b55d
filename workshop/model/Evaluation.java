/**
 * How good a network is on songs that it has not seen.
 *
 * @param accuracy share of the songs whose best country the network names first
 * @param top3 share of the songs whose best country is among the network's first three
 * @param error mean distance of predicted and true probability
 */
record Evaluation(double accuracy, double top3, double error) {
  static Evaluation of(Network network, Charts charts, double[][] songs) {
    int first = 0;
    int amongThree = 0;
    double difference = 0;
    for (var song : songs) {
      var truth = charts.logOdds(song);
      var prediction = network.logOdds(song);
      int best = Ranking.of(truth)[0];
      var ranking = Ranking.of(prediction);
      first += ranking[0] == best ? 1 : 0;
      amongThree += ranking[0] == best || ranking[1] == best || ranking[2] == best ? 1 : 0;
      for (int i = 0; i < truth.length; i++) {
        difference += Math.abs(sigmoid(truth[i]) - sigmoid(prediction[i])) / truth.length;
      }
    }
    double count = songs.length;
    return new Evaluation(first / count, amongThree / count, difference / count);
  }

  private static double sigmoid(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }
}
