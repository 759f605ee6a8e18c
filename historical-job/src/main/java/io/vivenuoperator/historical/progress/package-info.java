/** How far the run is, for whoever asks while it runs. */
@NullMarked
package io.vivenuoperator.historical.progress;

import org.jspecify.annotations.NullMarked;
