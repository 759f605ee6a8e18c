@NullMarked
package io.vivenuoperator.platform.database.metrics;

import org.jspecify.annotations.NullMarked;
