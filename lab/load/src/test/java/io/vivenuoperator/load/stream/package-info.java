@NullMarked
package io.vivenuoperator.load.stream;

import org.jspecify.annotations.NullMarked;
