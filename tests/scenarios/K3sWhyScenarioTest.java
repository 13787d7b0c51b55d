import java.util.stream.Stream;

@OnK3s
class K3sWhyScenarioTest extends WhyScenario {
  private static final String LIMITED = ", resources: {limits: {memory: 20Mi}}";

  K3sWhyScenarioTest() {
    super(K3sWorkshop.shared());
  }

  /** And those of programs that run: the embedded platform runs none but its own. */
  @Override
  Stream<Trouble> troubles() {
    return Stream.concat(
        super.troubles(),
        Stream.of(
            program(
                "crashes",
                "command: [sh, -c, 'echo the last words; exit 3']",
                "ends with exit code 3",
                "the last words"),
            program(
                "out-of-memory",
                "command: [sh, -c, 'exec tail /dev/zero']" + LIMITED,
                "it needs more memory than its limit of 20Mi"),
            program("no-program", "command: [/none]", "its image has no program /none")));
  }

  private Trouble program(String name, String container, String... words) {
    var spec =
        "{terminationGracePeriodSeconds: 0, containers: [{name: main, image: IMAGE, "
            + container
            + "}]}";
    return Trouble.in("test", name, pod(name, spec), words);
  }
}
