// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static java.util.Locale.ENGLISH;

import dev.muster.issue.IssueCode;
import dev.muster.job.JobFailedException;
import dev.muster.job.JobFault;
import dev.muster.job.MusterException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Imports a file of users, CSV, JSON or NDJSON, gzipped or not: the one named by the first argument, else some that come with the program.
 * Files that it writes go to the folder named by the second argument, else to a new temporary one; {@code --encoding=windows-1252} among the
 * arguments names an encoding that cannot be found out. Ends with 0 if the import succeeded, else with 1 and one line that says why.
 */
public final class Quickstart {
    /** Says its version at every start, which is not of interest here. Held, because loggers are forgotten. */
    private static final Logger VALIDATOR = Logger.getLogger("org.hibernate.validator");

    private static final String ENCODING = "--encoding=";

    private final Screen screen;

    Quickstart(Screen screen) {
        this.screen = screen;
    }

    /**
     * Runs the quickstart.
     *
     * @param args the file to import, the folder to write to and the encoding, all optional
     */
    public static void main(String[] args) {
        VALIDATOR.setLevel(Level.WARNING);
        int code = new Quickstart(Screen.standard()).run(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** {@return the exit code} */
    int run(String... args) {
        List<String> names =
                Stream.of(args).filter(arg -> !arg.startsWith(ENCODING)).toList();
        if (names.size() > 2) {
            return refused("Name one file and, if you like, a folder for the files to write.");
        }
        try {
            Optional<Charset> encoding = Stream.of(args)
                    .filter(arg -> arg.startsWith(ENCODING))
                    .map(arg -> Charset.forName(arg.substring(ENCODING.length())))
                    .findFirst();
            OutputFolder folder =
                    new OutputFolder(names.size() == 2 ? Optional.of(Path.of(names.get(1))) : Optional.empty());
            if (names.isEmpty()) {
                new BundledTour(screen, folder).run();
                return 0;
            }
            return new OwnFile(screen, Path.of(names.get(0)), folder).run(encoding) ? 0 : 1;
        } catch (JobFailedException failed) {
            return refused(why(failed.fault()));
        } catch (UnsupportedCharsetException | IllegalCharsetNameException unknown) {
            return refused("There is no encoding of the name " + unknown.getMessage() + ".");
        } catch (MusterException | IllegalArgumentException refused) {
            return refused(refused.getMessage());
        } catch (IOException failed) {
            return refused("A file could not be read or written: " + failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return refused("Stopped.");
        }
    }

    private static String why(JobFault fault) {
        IssueCode code = fault.code();
        String where = fault.line() > 0 ? " in line " + fault.line() : "";
        return code == null ? fault.message() : code + where + ": " + code.message(ENGLISH) + " " + code.hint(ENGLISH);
    }

    private int refused(String why) {
        screen.error(why);
        return 1;
    }
}
