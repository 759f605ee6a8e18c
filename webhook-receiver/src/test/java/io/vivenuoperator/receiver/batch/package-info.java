@NullMarked
package io.vivenuoperator.receiver.batch;

import org.jspecify.annotations.NullMarked;
