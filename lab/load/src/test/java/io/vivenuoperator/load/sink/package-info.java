@NullMarked
package io.vivenuoperator.load.sink;

import org.jspecify.annotations.NullMarked;
