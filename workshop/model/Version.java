/** The versions of the model: the same network, trained on more and more songs. */
enum Version {
  FIRST("jukebox", 1, 3_000),
  SECOND("jukebox-v2", 2, 12_000);

  private static final int NEURONS = 384;
  private static final long SONGS_SEED = 7;
  private static final long LUCK_SEED = 8;

  final String directory;
  final int number;
  final int songs;

  Version(String directory, int number, int songs) {
    this.directory = directory;
    this.number = number;
    this.songs = songs;
  }

  Network train(Charts charts) {
    var trainingSongs = charts.songs(songs, SONGS_SEED);
    return Network.train(trainingSongs, charts.observed(trainingSongs, LUCK_SEED), NEURONS);
  }
}
