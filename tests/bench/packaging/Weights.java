package packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Makes models out of numbers as they stand in real ones: bfloat16 weights with a normal
 * distribution, which compress a little (signs and exponents repeat) and cost a compressor much.
 * The same size and number always give the same bytes.
 */
public final class Weights {
  private static final int VALUES = 1 << 16;
  private static final int CHUNK_BYTES = 1 << 20;
  private static final double SPREAD = 0.02;

  private final short[] values = new short[VALUES];

  private Weights() {
    var random = new Random(1);
    for (int i = 0; i < VALUES; i++) {
      // bfloat16 is the upper half of a float (IEEE 754 binary32)
      values[i] = (short) (Float.floatToIntBits((float) (random.nextGaussian() * SPREAD)) >>> 16);
    }
  }

  /** The model of a case, in a directory of its own below the given one; an old one is kept. */
  public static Path model(Case wanted, Path directory) throws IOException {
    var weights = new Weights();
    var model = directory.resolve(wanted.files() + "x" + wanted.fileBytes());
    Files.createDirectories(model);
    for (int number = 1; number <= wanted.files(); number++) {
      var file = model.resolve("weights-" + number + ".bin");
      if (!Files.exists(file) || Files.size(file) != wanted.fileBytes()) {
        weights.write(file, wanted.fileBytes(), new SplittableRandom(number));
      }
    }
    return model;
  }

  private void write(Path file, long size, SplittableRandom random) throws IOException {
    var chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (long left = size; left > 0; ) {
        fill(chunk, random);
        chunk.limit((int) Math.min(left, CHUNK_BYTES));
        left -= chunk.remaining();
        while (chunk.hasRemaining()) {
          out.write(chunk);
        }
      }
    }
  }

  // one random number of 64 bits picks four weights
  private void fill(ByteBuffer chunk, SplittableRandom random) {
    chunk.clear();
    while (chunk.hasRemaining()) {
      long bits = random.nextLong();
      for (int part = 0; part < 4; part++) {
        chunk.putShort(values[(int) (bits >>> 16 * part) & (VALUES - 1)]);
      }
    }
    chunk.flip();
  }
}
