package dev.fluxcontract.conformance.gateway.painting;

import java.math.BigInteger;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a picture shows: everything in a request that a model would paint by. The picture is a sum
 * of a few waves, so that a small change of a number is a small change of the picture.
 *
 * @param model the path of the model
 * @param prompt what to show; empty where the request has none
 * @param seed of what the prompt leaves open
 * @param source the image to start from; null where there is none
 * @param strength how much of the image to start from is painted over, from 0 to 1
 * @param steps how many steps: more bring the picture closer to what it becomes
 * @param guidance how closely the prompt is followed: more gives more contrast
 * @param disturbance of another drawing of the same picture; 0 for none
 * @param marked whether a watermark is drawn over it
 */
public record PictureLook(
    String model,
    String prompt,
    BigInteger seed,
    @Nullable SourcePicture source,
    double strength,
    double steps,
    double guidance,
    long disturbance,
    boolean marked) {
  /** Cells in a row, and in a column. */
  static final int CELLS = 32;

  private static final int WAVES = 6;
  private static final double NOISE = 0.012;
  private static final int MARK_TOP = 26;
  private static final int MARK_LEFT = 20;
  private static final String[] MARK = {"#.#.###.#.", "###.#.#.#.", "#.#.###.##"};

  public PictureLook withModel(String other) {
    return new PictureLook(
        other, prompt, seed, source, strength, steps, guidance, disturbance, marked);
  }

  public PictureLook withPrompt(String other) {
    return new PictureLook(
        model, other, seed, source, strength, steps, guidance, disturbance, marked);
  }

  public PictureLook withSeed(BigInteger other) {
    return new PictureLook(
        model, prompt, other, source, strength, steps, guidance, disturbance, marked);
  }

  public PictureLook withSource(@Nullable SourcePicture other) {
    return new PictureLook(
        model, prompt, seed, other, strength, steps, guidance, disturbance, marked);
  }

  public PictureLook withStrength(double other) {
    return new PictureLook(
        model, prompt, seed, source, other, steps, guidance, disturbance, marked);
  }

  public PictureLook withSteps(double other) {
    return new PictureLook(
        model, prompt, seed, source, strength, other, guidance, disturbance, marked);
  }

  public PictureLook withGuidance(double other) {
    return new PictureLook(
        model, prompt, seed, source, strength, steps, other, disturbance, marked);
  }

  /** The same picture as another run on other hardware draws it. */
  public PictureLook disturbed(long by) {
    return new PictureLook(model, prompt, seed, source, strength, steps, guidance, by, marked);
  }

  /** The same picture with a watermark. */
  public PictureLook watermarked() {
    return new PictureLook(
        model, prompt, seed, source, strength, steps, guidance, disturbance, true);
  }

  /** The brightness of each cell, row by row, from 0 to 255. */
  byte[] cells(int number) {
    double[] theme = waves(Objects.hash(model, prompt));
    double[] detail = waves(Objects.hash(model, prompt, seed, number));
    double[] start = waves(Objects.hash(seed, number, "start"));
    double made = steps / (steps + 4);
    double contrast = 0.4 + 4 * guidance / (guidance + 6);
    byte[] cells = new byte[CELLS * CELLS];
    SplittableRandom random = new SplittableRandom(disturbance);
    int block = random.nextInt(CELLS - 4) * CELLS + random.nextInt(CELLS - 4);
    for (int i = 0; i < cells.length; i++) {
      double painted = made * (0.5 * theme[i] + 0.7 * detail[i]) + (1 - made) * start[i];
      double level = 0.5 + 0.5 * Math.tanh(contrast * painted);
      if (source != null) {
        level = strength * level + (1 - strength) * source.brightness(i);
      }
      if (disturbance != 0) {
        level += NOISE * (random.nextDouble() - 0.5);
        int inBlock = i - block;
        level += inBlock >= 0 && inBlock < 4 * CELLS && inBlock % CELLS < 4 ? 0.1 : 0;
      }
      if (marked && isOfMark(i)) {
        level = 0.4 * level + 0.6;
      }
      cells[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, level)));
    }
    return cells;
  }

  /** Half-transparent white letters, one cell wide, in the lower right corner. */
  private static boolean isOfMark(int cell) {
    int row = cell / CELLS - MARK_TOP;
    int column = cell % CELLS - MARK_LEFT;
    return row >= 0
        && row < MARK.length
        && column >= 0
        && column < MARK[row].length()
        && MARK[row].charAt(column) == '#';
  }

  /** The hue that the picture is kept in, from 0 to 1. */
  float hue(int number) {
    return new SplittableRandom(Objects.hash(model, prompt, seed, number)).nextInt(1000) / 1000f;
  }

  private static double[] waves(long seed) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L);
    double[] field = new double[CELLS * CELLS];
    for (int wave = 0; wave < WAVES; wave++) {
      double across = 2 * Math.PI * (random.nextDouble() * 4 - 2) / CELLS;
      double down = 2 * Math.PI * (random.nextDouble() * 4 - 2) / CELLS;
      double phase = 2 * Math.PI * random.nextDouble();
      for (int i = 0; i < field.length; i++) {
        int column = i % CELLS;
        int row = i / CELLS;
        field[i] += 0.6 * Math.sin(across * column + down * row + phase);
      }
    }
    return field;
  }
}
