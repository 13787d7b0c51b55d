package rollout;

import console.Console;
import console.LiveBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a person sees of the wait: on a terminal all stages with their times, redrawn; in a log one
 * line per change.
 */
final class StageBoard {
  private static final int WIDTH = 24;

  private final String title;
  private final Console console;
  private final Optional<LiveBlock> live;
  private final Map<Stage, Duration> times = new EnumMap<>(Stage.class);
  private final Instant start = Instant.now();
  private Stage current = Stage.PUSHED;
  private Instant since = start;
  private String words = "";

  StageBoard(String title, Console console) {
    this.title = title;
    this.console = console;
    this.live = console.live();
  }

  /** A stage begins; the one before is reached. */
  void begin(Stage stage) {
    current = stage;
    words = "";
    draw();
  }

  /** A stage is reached. */
  void reached(Stage stage) {
    var took = Duration.between(since, Instant.now());
    times.put(stage, took);
    since = Instant.now();
    words = "";
    if (live.isEmpty()) {
      console.say(title + ": " + stage.words() + " after " + seconds(took));
    }
    draw();
  }

  /** What is waited for now, in words. */
  void waiting(String what) {
    if (!what.equals(words)) {
      words = what;
      if (live.isEmpty()) {
        console.say(title + ": " + what);
      }
    }
    draw();
  }

  /** Until when the lines may stay as they are; on a terminal a second passes visibly. */
  Instant nextLook(Instant otherwise) {
    var tick = Instant.now().plusSeconds(1);
    return live.isPresent() && tick.isBefore(otherwise) ? tick : otherwise;
  }

  private void draw() {
    live.ifPresent(it -> it.draw(lines()));
  }

  private List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("  " + title);
    for (var stage : Stage.values()) {
      var took = times.get(stage);
      if (took != null) {
        lines.add(line("✓", stage, seconds(took)));
      } else if (stage == current) {
        var now = seconds(Duration.between(since, Instant.now()));
        lines.add(line("…", stage, now + (words.isEmpty() ? "" : "  " + shortened(words))));
      } else if (stage != Stage.PREDICTED) { // not everything predicts
        lines.add(line(" ", stage, ""));
      }
    }
    return lines;
  }

  // a line that wraps would no longer be in its place
  private static String shortened(String text) {
    return text.length() > 70 ? text.substring(0, 67) + "..." : text;
  }

  private static String line(String mark, Stage stage, String rest) {
    var padded = stage.words() + " ".repeat(WIDTH - stage.words().length());
    return ("    " + mark + " " + padded + rest).stripTrailing();
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
