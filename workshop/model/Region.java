import java.util.Arrays;

/**
 * What is played where, roughly and made up: a share of explicit songs, a duration in ms, and so on
 * in the order of {@link Feature}.
 */
enum Region {
  SOUTH_AMERICA(.50, 208_000, .74, .66, 5, -6.0, .45, .11, .30, .01, .16, .66, 104),
  ARABIA(.30, 196_000, .62, .62, 5, -7.5, .40, .12, .38, .02, .22, .58, 112),
  BALKANS(.45, 178_000, .68, .70, 5, -6.0, .35, .14, .20, .02, .20, .56, 118),
  BALTICS(.40, 176_000, .66, .70, 5, -6.5, .45, .10, .18, .05, .19, .46, 126),
  BRAZIL(.25, 186_000, .66, .74, 5, -4.5, .60, .10, .42, .00, .52, .68, 132),
  CARIBBEAN(.60, 206_000, .78, .70, 5, -5.5, .45, .15, .20, .01, .17, .64, 98),
  CENTRAL_AMERICA(.45, 202_000, .73, .68, 5, -5.5, .55, .10, .30, .00, .18, .72, 116),
  CENTRAL_EUROPE(.50, 174_000, .68, .69, 5, -6.5, .40, .18, .19, .02, .18, .44, 124),
  EAST_ASIA(.08, 196_000, .68, .76, 5, -4.8, .55, .08, .20, .00, .18, .58, 122),
  EASTERN(.30, 172_000, .69, .68, 5, -6.8, .40, .09, .22, .06, .17, .48, 122),
  ENGLISH_ISLES(.42, 198_000, .63, .66, 5, -6.2, .62, .08, .24, .01, .18, .54, 124),
  FRENCH(.62, 180_000, .74, .66, 5, -6.5, .42, .24, .26, .01, .18, .54, 118),
  GERMAN(.52, 164_000, .72, .70, 5, -5.8, .38, .20, .22, .02, .20, .50, 138),
  GREATER_CHINA(.05, 242_000, .54, .50, 5, -8.5, .75, .05, .52, .00, .14, .36, 128),
  JAPAN(.04, 244_000, .56, .82, 5, -4.2, .68, .08, .14, .00, .22, .62, 144),
  LOW_COUNTRIES(.40, 180_000, .66, .72, 5, -5.6, .55, .11, .20, .03, .24, .58, 130),
  MEDITERRANEAN(.45, 190_000, .70, .69, 5, -6.0, .50, .12, .26, .00, .17, .56, 120),
  NORDICS(.32, 182_000, .64, .66, 5, -6.4, .56, .08, .22, .02, .16, .50, 118),
  NORTH_AMERICA(.64, 204_000, .62, .58, 5, -7.0, .66, .11, .28, .01, .18, .42, 116),
  SOUTH_ASIA(.06, 232_000, .60, .54, 5, -8.4, .52, .07, .56, .02, .17, .46, 104),
  SOUTHEAST_ASIA(.06, 226_000, .54, .46, 5, -8.8, .82, .05, .62, .00, .15, .38, 118),
  SUB_SAHARAN_AFRICA(.22, 236_000, .78, .62, 5, -8.2, .48, .13, .18, .22, .13, .60, 112);

  private static final double CONTRAST = 1.6;

  private final double[] taste;

  Region(double... taste) {
    this.taste = taste;
  }

  /** The region's taste, scaled, with its differences from the others made plainer. */
  double taste(Feature feature) {
    double average =
        Arrays.stream(values()).mapToDouble(region -> region.raw(feature)).average().orElseThrow();
    return average + CONTRAST * (raw(feature) - average);
  }

  private double raw(Feature feature) {
    return feature.scaled(taste[feature.ordinal()]);
  }
}
