/** What it costs to say what was sold before anybody watched. */
@NullMarked
package io.vivenuoperator.bench.history;

import org.jspecify.annotations.NullMarked;
