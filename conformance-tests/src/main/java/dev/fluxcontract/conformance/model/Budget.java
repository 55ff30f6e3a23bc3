package dev.fluxcontract.conformance.model;

/**
 * How many images a run may ask for. Every submit passes this one gate before it is sent, with the
 * most that it could cost; what a gateway refuses is not given back, since only the gateway knows
 * what it bills.
 */
public final class Budget {
  private final int limit;
  private int asked;
  private int borrowed;
  private int refused;

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

  /**
   * Takes images for a request that is to be refused, and waits while requests of that kind have
   * them. False where they do not fit.
   */
  public synchronized boolean borrow(int images) {
    while (!take(images)) {
      if (borrowed == 0) {
        return false;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    borrowed += images;
    return true;
  }

  /** Gives back what was borrowed if the request was refused; otherwise it stays taken. */
  public synchronized void settle(int images, boolean refused) {
    borrowed -= images;
    asked -= refused ? images : 0;
    notifyAll();
  }

  /** Notes that a request for so many images was refused. */
  public synchronized void refused(int images) {
    refused += images;
  }

  /** How many images were asked for by requests that were refused. */
  public synchronized int refused() {
    return refused;
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
