package io.vivenuoperator.people.chance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance by a seed: the same seed gives the same results, on every machine. */
public final class Dice {
    private final Random random;

    /** Dice that always fall the same way for a seed. */
    public Dice(long seed) {
        random = new Random(seed);
    }

    /** True in this share of the throws. */
    public boolean hits(double share) {
        return random.nextDouble() < share;
    }

    /** From 0, below a bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** From one number to another, both included. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** One of some, each as likely as another. */
    public <T> T one(List<T> things) {
        return things.get(below(things.size()));
    }

    /** One of some, the first ones far more likely than the last. */
    public <T> T frequent(List<T> things, double skew) {
        // Math.pow may differ from machine to machine.
        double share = StrictMath.pow(random.nextDouble(), skew);
        return things.get((int) (share * things.size()));
    }

    /** The place of one of some weights. */
    public int weighted(List<Integer> weights) {
        int left = below(weights.stream().mapToInt(Integer::intValue).sum());
        int place = 0;
        while (left >= weights.get(place)) {
            left -= weights.get(place);
            place++;
        }
        return place;
    }

    /** The same in another order. */
    public <T> List<T> shuffled(List<T> things) {
        List<T> copy = new ArrayList<>(things);
        Collections.shuffle(copy, random);
        return copy;
    }
}
