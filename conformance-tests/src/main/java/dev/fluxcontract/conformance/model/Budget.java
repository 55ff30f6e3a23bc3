package dev.fluxcontract.conformance.model;

/**
 * How many images a run may ask for, and what they may cost. Each submit takes the most that it
 * could cost before it is sent. What a gateway refuses is not given back, since only the gateway
 * knows what it bills.
 */
public final class Budget {
  private final Cost limit;
  private Cost asked = Cost.NONE;
  private Cost refused = Cost.NONE;
  private int borrowers;

  /** A budget up to that limit, in images and in dollars; the tighter of the two holds. */
  public Budget(Cost limit) {
    this.limit = limit;
  }

  /** Takes a cost out of the budget, or nothing and false where it does not fit. */
  public synchronized boolean take(Cost cost) {
    // A sum of images may exceed the largest number; what is left does not.
    if (!cost.fits(limit.minus(asked))) {
      return false;
    }
    asked = asked.plus(cost);
    return true;
  }

  /**
   * Takes the cost of a request that is to be refused, and waits while requests of that kind have
   * it. False where it does not fit.
   */
  public synchronized boolean borrow(Cost cost) {
    while (!take(cost)) {
      if (borrowers == 0) {
        return false;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    borrowers++;
    return true;
  }

  /** Gives back what was borrowed if the request was refused; otherwise it stays taken. */
  public synchronized void settle(Cost cost, boolean refused) {
    borrowers--;
    asked = refused ? asked.minus(cost) : asked;
    notifyAll();
  }

  /** Notes that a request of that cost was refused. */
  public synchronized void refused(Cost cost) {
    refused = refused.plus(cost);
  }

  /** What was asked for by requests that were refused. */
  public synchronized Cost refused() {
    return refused;
  }

  /** What was taken. */
  public synchronized Cost asked() {
    return asked;
  }
}
