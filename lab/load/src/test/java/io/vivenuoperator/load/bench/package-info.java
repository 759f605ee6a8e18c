@NullMarked
package io.vivenuoperator.load.bench;

import org.jspecify.annotations.NullMarked;
