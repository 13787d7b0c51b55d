package checkup;

import console.Failure;

/** A look at one thing that steps of the workshop stand on. It changes nothing. */
public interface Check {
  /** What is looked at, in a few words. */
  String name();

  /**
   * Looks.
   *
   * @throws Failure where a step would end with it: that is a finding, too
   */
  Diagnosis look() throws Exception;
}
