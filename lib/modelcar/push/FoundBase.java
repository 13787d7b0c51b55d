package modelcar.push;

/** The base image, and where its layers can be had. */
record FoundBase(BaseImage image, Place place) {}
