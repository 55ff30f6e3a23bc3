package dev.fluxcontract.conformance.model;

/**
 * How many images a run may ask for. Every submit passes this one gate before it is sent, with the
 * most that it could cost; what a gateway refuses is not given back, since only the gateway knows
 * what it bills.
 */
public final class Budget {
  private final int limit;
  private int asked;

  /** A budget of so many images. */
  public Budget(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("budget " + limit + ": at least 0 images");
    }
    this.limit = limit;
  }

  /** Takes so many images out of the budget, or none and false where they do not fit. */
  public synchronized boolean take(int images) {
    if (images > limit - asked) {
      return false;
    }
    asked += images;
    return true;
  }

  /** How many images were taken. */
  public synchronized int asked() {
    return asked;
  }

  /** How many there were at first. */
  public int limit() {
    return limit;
  }
}
