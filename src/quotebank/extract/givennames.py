"""Common given names, with the gender that they usually tell.

General knowledge of names in English-language newspapers. A name in both tables tells no gender.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FEMALE_NAMES", "MALE_NAMES"]

MALE_NAMES: Final = frozenset(
    """
    Aaron Abdul Abdullah Abe Abel Abraham Abu Adam Adolf Adrian Ahmad Ahmed Aidan Ajit Al Alain
    Alan Alastair Albert Alberto Alec Alejandro Alessandro Alex Alexander Alexandre Alexei
    Alexey Alexis Alfonso Alfred Alfredo Ali Alistair Allan Allen Alois Alonzo Alvaro Alvin Amir
    Anatoly Anders Anderson Andre Andrea Andreas Andrei Andres Andrew Andrey Andy Angelo Angus
    Anil Anthony Antoine Anton Antonin Antonio Antony Archibald Arjun Armando Arnold Arthur
    Arturo Asa Asher Ashraf Augustus Austin Avery Axel Ban Barack Barney Barry Bart Bartholomew
    Bashar Basil Bassam Ben Benedict Benito Benjamin Bennie Benny Bernard Bernardo Bernie Bert
    Beto Bill Billy Björn Bob Bobby Boris Brad Bradley Brandon Brendan Brent Bret Brett Brian
    Brock Bruce Bruno Bryan Bryce Burt Byron Caleb Calvin Cameron Carl Carlos Carlton Carol Cary
    Casey Caspar Cecil Cedric Cesar Chad Charles Charlie Chester Chris Christian Christoph
    Christophe Christopher Chuck Clarence Clark Claude Claudio Clay Clayton Clement Cliff
    Clifford Clint Clive Clyde Cody Cole Colin Connor Conor Conrad Corey Cornel Cornelius
    Cornell Cory Craig Curt Curtis Cyrus Dale Damian Damien Damon Dan Dana Daniel Danny Dante
    Darius Darrell Darren Darryl Daryl Dave David Dean Declan Denis Dennis Denny Derek Derrick
    Desmond Deval Devin Dexter Dick Diego Dimitri Dirk Dmitri Dmitry Dominic Dominique Don
    Donald Donnie Doug Douglas Drew Duane Duncan Dustin Dwayne Dwight Dylan Earl Ed Eddie Edgar
    Edmund Eduardo Edward Edwin Efraim Eli Elias Elijah Elliot Elliott Ellis Elmer Elon Emanuel
    Emil Emilio Emmanuel Emmett Enda Enrique Eric Erich Erik Ernest Ernesto Ernie Ethan Eugene
    Evan Ezra Fabian Faisal Felipe Felix Ferdinand Fernando Fidel Floyd Francis Francisco Franco
    Francois Frank Franklin Franz François Fred Freddie Frederic Frederick Fritz Gabriel Garrett
    Garry Gary Gavin Geert Gene Geoff Geoffrey George Georges Gerald Geraldo Gerard Gerardo
    Gerhard Gerry Giancarlo Gilbert Gilles Gino Giorgio Giovanni Giuseppe Glen Glenn Gordon
    Graham Grant Greg Gregg Gregory Grover Guido Guillermo Gus Gustavo Guy Hakeem Hal Hamid Hank
    Hans Harlan Harold Haroun Harrison Harry Harvey Hassan Hector Heinrich Helmut Henri Henrik
    Henry Herb Herbert Herman Hiro Hiroshi Horst Hossein Howard Hubert Huey Hugh Hugo Humberto
    Hussein Ian Ibrahim Ignacio Igor Ira Irving Irwin Isaac Isaiah Ismail Ivan Jacinto Jack
    Jackie Jacob Jacques Jaime Jake Jamal James Jamie Jared Jarrod Jason Javier Jay Jean Jean-
    Claude Jean-Marc Jed Jeff Jeffery Jeffrey Jeh Jens Jerald Jeremiah Jeremy Jerome Jerrold
    Jerry Jesse Jessie Jesus Jim Jimmy Jo Joachim Joaquin Joe Joel Joey Johan Johann Johannes
    John Johnny Jon Jonah Jonas Jonathan Jordan Jorge Jose Josef Joseph Josh Joshua José Juan
    Julian Julien Julio Julius Justin Jürgen Kamal Kareem Karim Karl Keir Keith Kelly Kelvin Ken
    Kenji Kenneth Kenny Kent Kerry Kevin Khalid Khizr Kim Kirk Klaus Kofi Konrad Kurt Kwame Kyle
    Lamar Lance Larry Lars Laurence Laurent Lawrence Lech Lee Leif Leigh Len Leo Leon Leonard
    Leonardo Leonid Leroy Leslie Lester Levi Lewis Liam Lindsey Lionel Lloyd Logan Lorenzo Lou
    Louis Luc Luca Lucas Luciano Luis Luke Luther Lyle Lyndon Magnus Mahmoud Malcolm Malik
    Manuel Marc Marcel Marco Marcos Marcus Mario Marion Mark Markus Marlon Marshall Martin Marty
    Marvin Mason Mateo Mathew Matt Matteo Matthew Matthias Matthieu Maurice Mauricio Max
    Maximilian Maxwell Mehmet Mel Melvin Merrick Michael Michel Miguel Mike Mikhail Miles Milo
    Milton Mitch Mitchell Mohamed Mohammad Mohammed Monty Morgan Morris Moses Muhammad Murray
    Mustafa Myron Narendra Nat Nate Nathan Nathaniel Neal Ned Neil Nelson Newt Niall Nicholas
    Nick Nicolas Nigel Nils Noah Noel Nolan Norm Norman Olaf Oleg Oliver Omar Oren Orlando Orrin
    Osama Oscar Otto Owen Pablo Paolo Pascal Pat Patrick Paul Paulo Pavel Pedro Percy Perry Pete
    Peter Petr Phil Philip Philippe Phillip Pierre Pieter Preston Quentin Quincy Rafael Rahm Raj
    Rajiv Ralph Ramon Rand Randal Randall Randolph Randy Raphael Rashid Raul Ravi Ray Raymond
    Raúl Recep Reggie Reginald Reid Reince Rene René Rex Ricardo Rich Richard Rick Ricky Rob
    Robbie Robby Robert Roberto Robin Rod Rodney Rodrigo Roger Roland Rolf Roman Ron Ronald
    Ronnie Rory Ross Roy Ruben Rudolf Rudolph Rudy Rupert Rush Russ Russell Rutherford Ryan
    Salvador Salvatore Sam Samir Sammy Samuel Sandy Sanjay Santiago Satya Saul Scott Sean
    Sebastian Serge Sergei Sergey Sergio Seth Shane Shannon Shaun Shawn Sheldon Shepard Sherman
    Sherrod Shinzo Sid Sidney Sigmar Silvio Simon Sol Solomon Spencer Stacy Stan Stanley Stefan
    Stephan Stephen Sterling Steve Steven Stewart Stuart Sundar Sunil Sven Sylvester Tad Tariq
    Tavis Taylor Tayyip Ted Terence Terrance Terrence Terry Thad Theo Theodore Thomas Tim
    Timothy Titus Tobias Toby Todd Tom Tomas Tommy Toni Tony Tracy Travis Trent Trevor Trey Troy
    Tucker Tyler Tyrone Ulysses Uri Vaclav Val Valentin Vann Vernon Victor Vijay Vikram Viktor
    Vince Vincent Virgil Vito Vladimir Wade Wallace Walt Walter Ward Warren Wayne Wei Wendell
    Werner Wesley Wilbur Wilfred Will Willard William Willie Willy Wilson Winston Wolf Wolfgang
    Woody Xavier Yair Yitzhak Yuri Yusuf Yves Zachary Zack Zane Zbigniew
    """.split()
)

FEMALE_NAMES: Final = frozenset(
    """
    Abby Abigail Ada Adelaide Adele Adriana Adrienne Agnes Aileen Aisha Alana Alejandra
    Alessandra Alexandra Alexandria Alexis Alice Alicia Alison Allison Alma Alyssa Amanda Amber
    Amelia Amina Amy Ana Anastasia Andrea Angela Angelica Angelina Angelique Angie Anita Anke
    Ann Anna Anne Annette Annie Antoinette Antonia Aparna April Ariana Arianna Arlene Ashley
    Astrid Athena Audrey Aung Aurora Autumn Ava Ayanna Azucena Barbara Beatrice Beatriz Becky
    Belinda Bella Bernadette Bernice Bertha Beth Bethany Betsy Betty Beverly Bianca Bonnie
    Brenda Briana Bridget Brigitte Brittany Brooke Camila Camille Candace Candice Cara Carina
    Carla Carly Carmen Carol Carole Carolina Caroline Carolyn Carrie Casey Cassandra Cassie
    Catalina Catherine Cathy Cecilia Celeste Celia Chantal Charlene Charlotte Chelsea Cher
    Cheryl Chloe Christa Christiane Christina Christine Cindy Claire Clara Clare Claudia Colleen
    Concetta Condoleezza Connie Constance Cora Corinne Courtney Cristina Crystal Cynthia Daisy
    Dana Danielle Daphne Darlene Dawn Deb Debbie Deborah Debra Deirdre Delia Delores Denise
    Desiree Diana Diane Dianna Dianne Dolores Dominique Donna Dora Doreen Doris Dorothy Ebony
    Edith Edna Eileen Elaine Eleanor Elena Eliana Elisa Elise Elizabeth Ella Ellen Eloise Elsa
    Elsie Emily Emma Erica Erika Erin Esmeralda Esperanza Estelle Esther Ethel Eunice Eva
    Evangeline Eve Evelyn Faith Fatima Felicia Fiona Flora Florence Frances Francesca Freda
    Frida Gabriela Gabrielle Gail Gayle Gemma Genevieve Georgia Georgina Geraldine Gertrude
    Gillian Gina Giovanna Gisele Gladys Glenda Gloria Grace Greta Gretchen Guadalupe Gwen
    Gwendolyn Hannah Harriet Hazel Heather Heidi Helen Helena Helene Henrietta Hilary Hilda
    Hillary Holly Hope Huma Ida Ilhan Imelda Ines Ingrid Irene Iris Irma Isabel Isabella
    Isabelle Ivana Ivanka Ivy Jacinda Jackie Jacklyn Jacqueline Jade Jamie Jana Jane Janelle
    Janet Janice Janine Jasmine Jean Jeanette Jeanne Jeannie Jemima Jen Jenna Jennie Jennifer
    Jenny Jessica Jessie Jill Joan Joanna Joanne Jocelyn Jodi Jody Johanna Josephine Joy Joyce
    Juana Juanita Judith Judy Julia Juliana Julie Juliet Juliette June Kamala Karen Karin Karina
    Karla Kate Katharine Katherine Kathleen Kathryn Kathy Katie Katrina Kay Kayla Kaylee
    Kayleigh Keisha Kellie Kelly Kellyanne Kelsey Kerri Kerry Kim Kimberly Kirsten Kirstjen
    Krista Kristen Kristin Kristina Kristine Krystal Kyrsten Lakisha Lana Lara Latoya Laura
    Lauren Laurie Leah Leigh Leila Lena Leona Leslie Leticia Lidia Lila Lillian Lily Linda
    Lindsay Lindsey Lisa Liz Liza Lois Lola Loretta Lori Lorna Lorraine Louisa Louise Lucia
    Lucille Lucinda Lucy Luisa Lupe Lupita Lydia Lynda Lynette Lynn Lynne Mabel Maddie Madeleine
    Madeline Madison Mae Maggie Malala Malia Malkia Mandy Mara Marcela Marcia Margaret Margarita
    Margot Marguerite Maria Mariah Marian Mariana Marianne Marie Marilyn Marina Marisa Marissa
    Marjorie Marlene Marsha Martha Martina Mary Matilda Maureen Mavis Maxine Maya Mazie Megan
    Meghan Megyn Melania Melanie Melinda Melissa Melody Mercedes Meredith Meryl Mia Michele
    Michelle Mildred Millie Mindy Minerva Minnie Minyon Miranda Miriam Moira Mollie Molly Mona
    Monica Monique Myra Nadia Nadine Nan Nancy Naomi Natalia Natalie Natasha Nell Nellie Nicola
    Nicole Nikki Nikole Nina Noor Nora Norah Norma Olga Olive Olivia Omarosa Oprah Paige Pam
    Pamela Pat Patience Patrice Patricia Patsy Patti Patty Paula Paulette Pauline Pearl Peggy
    Penelope Penny Petra Phoebe Phyllis Polly Portia Priscilla Priya Prudence Rachael Rachel
    Ramona Raquel Rashida Rebecca Regina Renata Renee Rhoda Rhonda Rita Roberta Robin Rochelle
    Rosa Rosalie Rosalind Rosanna Rose Roseanne Rosemary Rosie Roxanne Ruby Ruth Sabrina Sadie
    Sally Samantha Sandra Sandy Sara Sarah Sasha Savannah Selena Selma Serena Shannon Sharon
    Shawn Sheila Shelby Shelley Sherry Shirley Sienna Sierra Silvia Simone Sofia Sonia Sonja
    Sonya Sophia Sophie Stacey Stacy Stella Stephanie Sue Summer Susan Susanna Susanne Susie
    Suzanne Suzette Svetlana Sybil Sylvia Tabitha Tamara Tamika Tammy Tania Tanya Tara Tasha
    Tatiana Taylor Teresa Teri Terry Tess Tessa Thelma Theresa Tiffany Tina Toni Tonya Tracey
    Tracy Tricia Trish Trisha Trudy Tulsi Ursula Val Valerie Vanessa Vera Verna Veronica Vicki
    Vickie Vicky Victoria Viola Violet Virginia Vivian Viviana Wanda Wendy Whitney Whoopi
    Wilhelmina Wilma Winifred Winona Xiomara Yolanda Yvette Yvonne Zara Zelda Zoe Zoey
    """.split()
)
