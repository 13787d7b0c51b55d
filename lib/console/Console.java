//DEPS info.picocli:picocli:4.7.7

package console;

/** What a person sees. */
public final class Console {
  private Console() {}
}
